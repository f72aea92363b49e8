"""Export the Resemblyzer speaker encoder to ONNX, once: models/speaker/encoder.onnx (needs the ``train`` extra).

    pip download --no-deps resemblyzer && unzip Resemblyzer-0.1.4-py3-none-any.whl -d resemblyzer-wheel
    python scripts/export_speaker.py resemblyzer-wheel/resemblyzer/pretrained.pt models/speaker/encoder.onnx

The network is written out here (three LSTM layers of 256, a linear layer, ReLU, unit length) so that neither
librosa nor webrtcvad is needed; the weights are loaded strictly, and the ONNX output is compared with torch's.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from torch import nn

MELS, HIDDEN, LAYERS, FRAMES = 40, 256, 3, 160


class Encoder(nn.Module):
    """Mel windows (batch, 160, 40) to unit vectors (batch, 256)."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(MELS, HIDDEN, LAYERS, batch_first=True)
        self.linear = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """Last hidden state of the top layer, rectified and scaled to unit length."""
        _, (hidden, _) = self.lstm(mel)
        raw = torch.relu(self.linear(hidden[-1]))
        return raw / torch.norm(raw, dim=1, keepdim=True)


def load(weights: Path) -> Encoder:
    """The encoder with Resemblyzer's weights; its two similarity parameters serve training only and are left out."""
    state = torch.load(weights, map_location="cpu", weights_only=False)["model_state"]
    encoder = Encoder().eval()
    encoder.load_state_dict({k: v for k, v in state.items() if not k.startswith("similarity_")})
    return encoder


def main(weights: Path, target: Path) -> None:
    """Export and compare; raises if the two differ."""
    encoder, sample = load(weights), torch.rand(3, FRAMES, MELS)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        encoder,
        (sample,),
        str(target),
        input_names=["mel"],
        output_names=["print"],
        dynamic_axes={"mel": {0: "batch"}, "print": {0: "batch"}},
        dynamo=False,
    )
    got = ort.InferenceSession(str(target)).run(None, {"mel": sample.numpy()})[0]
    np.testing.assert_allclose(got, encoder(sample).detach().numpy(), atol=1e-5)
    sys.stdout.write(f"{target}: {target.stat().st_size} bytes, same output as torch\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
