#!/usr/bin/env bash
# Trains all models again, one after the other, and puts weights and cards where the program reads them. Hours on two CPU
# cores; whatever is interrupted goes on where it was. Real rooms are used where SCENE_COMPOSER_DATA names their folder.
set -euo pipefail
cd "$(dirname "$0")/.."
composer=.venv/bin/scene-composer
data=()
if [ -n "${SCENE_COMPOSER_DATA:-}" ]; then data=(--data "$SCENE_COMPOSER_DATA"); fi
"$composer" train layout --out runs/layout "${data[@]}"
"$composer" train autoencoder --out runs/autoencoder
"$composer" train shapes --autoencoder runs/autoencoder --out runs/shapes
# the decoder once more, on what that denoiser imagines; the encoder, and so the latents, stay as they are
"$composer" train autoencoder --decoder-only --start-from runs/autoencoder --denoiser runs/shapes --out runs/decoder
"$composer" train street --out runs/street "${data[@]}"
"$composer" train prior --autoencoder runs/autoencoder --denoiser runs/shapes --out runs/prior
cp runs/layout/layout.{safetensors,md} runs/decoder/shape-autoencoder.{safetensors,md} \
   runs/shapes/shape-denoiser.{safetensors,md} runs/prior/shape-prior.{safetensors,md} \
   runs/street/street.{safetensors,md} assets/weights/
