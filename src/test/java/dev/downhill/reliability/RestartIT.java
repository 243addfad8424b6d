package dev.downhill.reliability;

import java.util.List;

class RestartIT extends RestartContract {

    @Override
    List<String> options() {
        return List.of();
    }
}
