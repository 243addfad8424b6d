#!/bin/sh
# Is it a face? Trains a small convolutional network on 200 patches that come with the service, shows how well it does
# on patches it has not seen, and asks it about one picture.
#
#   examples/quickstart.sh [http://host:port]        needs a running service, sh and curl
set -eu

base=${1:-http://127.0.0.1:8080}/v1

# Puts what the service answers into $answer; ends with its words where it refuses.
ask() {
  answer=$(curl -sS --fail-with-body "$@") || { echo "$answer" >&2; exit 1; }
}

# Prints the first field $1 of the answer, if it is a text.
field() {
  echo "$answer" | tr ',{' '\n\n' | sed -n 's/^"'"$1"'":"\([^"]*\)".*/\1/p' | sed -n 1p
}

echo "1. The dataset: 25×25 grey patches, 100 faces and 100 backgrounds."
ask -X POST "$base/samples/faces"
dataset=$(field id)
echo "   $dataset"

echo "2. The job: two convolutions, each halved by pooling, then a dense layer."
ask "$base/jobs" -H 'Content-Type: application/json' -d '{
  "name": "faces", "dataset": "'"$dataset"'", "epochs": 60,
  "network": {"layers": [
    {"type": "conv2d", "filters": 8, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "conv2d", "filters": 16, "activation": "relu"}, {"type": "max_pool2d"},
    {"type": "flatten"}, {"type": "dense", "units": 32, "activation": "relu"}, {"type": "output"}]}}'
job=$(field id)
echo "   $job"

echo "3. Training."
ask "$base/jobs/$job"
until echo "$answer" | grep -q '"terminal":true'; do
  sleep 1
  ask "$base/jobs/$job"
done
echo "   $(field status), because: $(field stop_reason)"
model=$(field model)

echo "4. On patches it has not seen:"
ask "$base/models/$model/evaluation"
echo "$answer" | sed 's/.*\("accuracy":[0-9.]*\),"baseline":{\("accuracy":[0-9.]*\).*/   \1; always saying the commoner class: \2/'

echo "5. Is the first patch of the dataset a face?"
picture=$(mktemp)
trap 'rm -f "$picture"' EXIT
curl -sSf "$base/datasets/$dataset/rows/0/image" -o "$picture"
ask "$base/models/$model/predict" -H 'Content-Type: image/png' --data-binary "@$picture"
echo "   $answer"

echo "The learning curves: $base/jobs/$job/curves (JSON; CSV or SVG by the Accept header)"
