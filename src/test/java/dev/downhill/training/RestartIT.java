package dev.downhill.training;

class RestartIT extends RestartContract {

    @Override
    String[] options() {
        return new String[0];
    }
}
