#!/bin/sh
# Trains a LeNet-like network for three epochs on MNIST and prints its accuracy on a tenth of the rows, unseen until then.
#
#   examples/mnist.sh <folder> [http://host:port]
#
# The folder holds train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz. Needs a running service, sh and curl.
set -eu

folder=${1:?usage: examples/mnist.sh <folder> [http://host:port]}
base=${2:-http://127.0.0.1:8080}/v1

# Prints the value of the first field $1 of the JSON on standard input, if it is a text.
field() {
  tr ',{' '\n\n' | sed -n 's/^"'"$1"'":"\([^"]*\)".*/\1/p' | sed -n 1p
}

dataset=$(curl -sSf "$base/datasets" -F "file=@$folder/train-images-idx3-ubyte.gz" \
  -F "labels=@$folder/train-labels-idx1-ubyte.gz" -F 'spec={"name":"mnist"};type=application/json' | field id)
echo "dataset $dataset"

job=$(curl -sSf "$base/jobs" -H 'Content-Type: application/json' -d '{
  "name": "mnist", "dataset": "'"$dataset"'", "epochs": 3, "batch_size": 64,
  "split": {"train": 0.8, "validation": 0.1, "test": 0.1},
  "network": {"layers": [
    {"type": "conv2d", "filters": 16, "kernel_size": 5, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "conv2d", "filters": 32, "kernel_size": 5, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "flatten"}, {"type": "dense", "units": 128, "activation": "relu"}, {"type": "output"}]}}' | field id)
echo "job $job"

until state=$(curl -sSf "$base/jobs/$job"); echo "$state" | grep -q '"terminal":true'; do
  sleep 2
done
model=$(echo "$state" | field model)
[ -n "$model" ] || { echo "$state" >&2; exit 1; }
curl -sSf "$base/models/$model/evaluation" | sed 's/.*"\(accuracy\)":\([0-9.]*\),"baseline".*/test \1 \2/'
