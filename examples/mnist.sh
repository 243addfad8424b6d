#!/bin/sh
# Trains a LeNet-like network for three epochs on MNIST and prints its accuracy on a tenth of the rows, unseen until then.
#
#   examples/mnist.sh <folder> [http://host:port]
#
# The folder holds train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz. Needs a running service, sh and curl.
set -eu

folder=${1:?usage: examples/mnist.sh <folder> [http://host:port]}
base=${2:-http://127.0.0.1:8080}/v1

# Puts what the service answers into $answer; ends with its words where it refuses.
ask() {
  answer=$(curl -sS --fail-with-body "$@") || { echo "$answer" >&2; exit 1; }
}

# Prints the first field $1 of the answer, if it is a text.
field() {
  echo "$answer" | tr ',{' '\n\n' | sed -n 's/^"'"$1"'":"\([^"]*\)".*/\1/p' | sed -n 1p
}

ask "$base/datasets" -F "file=@$folder/train-images-idx3-ubyte.gz" \
  -F "labels=@$folder/train-labels-idx1-ubyte.gz" -F 'spec={"name":"mnist"};type=application/json'
dataset=$(field id)
echo "dataset $dataset"

ask "$base/jobs" -H 'Content-Type: application/json' -d '{
  "name": "mnist", "dataset": "'"$dataset"'", "epochs": 3, "batch_size": 64,
  "optimizer": {"type": "adam", "learning_rate": 0.002}, "schedule": {"type": "cosine"},
  "split": {"train": 0.8, "validation": 0.1, "test": 0.1},
  "network": {"layers": [
    {"type": "conv2d", "filters": 16, "kernel_size": 5, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "conv2d", "filters": 32, "kernel_size": 5, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "flatten"}, {"type": "dense", "units": 128, "activation": "relu"}, {"type": "output"}]}}'
job=$(field id)
echo "job $job"

ask "$base/jobs/$job"
until echo "$answer" | grep -q '"terminal":true'; do
  sleep 2
  ask "$base/jobs/$job"
done
echo "$(field status), because: $(field stop_reason)"
ask "$base/models/$(field model)/evaluation"
echo "$answer" | sed 's/.*"accuracy":\([0-9.]*\),"baseline".*/test accuracy \1/'
