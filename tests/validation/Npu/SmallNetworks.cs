using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Tests.Validation.Npu;

/// <summary>The int8 networks that Arm's Vela was run on, from their published definitions; the count of weights of each is in the reference.</summary>
internal static class SmallNetworks
{
    private const long ImageNet = 1001;

    /// <summary>By the file's name; null for networks that are not built.</summary>
    public static ImmutableArray<Operation>? Of(string model) => model switch
    {
        "ad01_int8.tflite" => AnomalyDetector(),
        "kws_ref_model.tflite" => KeywordSpotter(),
        "str_ww_ref_model.tflite" => StreamingWakeWord(),
        "vww_96_int8.tflite" => MobileNetV1(0.25, 96, 2, isDense: true),
        "mobilenet_v1_0.25_128_quant.tflite" => MobileNetV1(0.25, 128, ImageNet, isDense: true),
        "mobilenet_v1_0.5_160_quant.tflite" => MobileNetV1(0.5, 160, ImageNet, isDense: true),
        "mobilenet_v1_0.75_192_quant.tflite" => MobileNetV1(0.75, 192, ImageNet, isDense: true),
        "mobilenet_v2_1.0_224_quant.tflite" => MobileNetV2(),
        "mobilenet_edgetpu_0.75_224_post_training_quant.tflite" => MobileNetEdgeTpu(),
        "pretrainedResnet_quant.tflite" => ResNet8(16, 32, 64),
        "pretrainedResnet_large_int8.tflite" => ResNet8(40, 80, 160),
        _ => null,
    };

    private static ImmutableArray<Operation> AnomalyDetector()
    {
        NetworkBuilder net = new(640, 1, 1);
        foreach (long features in (long[])[128, 128, 128, 128, 8, 128, 128, 128, 128, 640])
        {
            net.Dense(features);
        }

        return net.Build();
    }

    private static ImmutableArray<Operation> KeywordSpotter()
    {
        NetworkBuilder net = new NetworkBuilder(1, 49, 10).Conv(64, 10, 2, 4);
        for (int i = 0; i < 4; i++)
        {
            net.Depthwise(3).Conv(64, 1);
        }

        return net.AveragePool().Dense(12).Softmax().Build();
    }

    private static ImmutableArray<Operation> StreamingWakeWord() => new NetworkBuilder(40, 30, 1)
        .DepthwiseColumn(3).Conv(128, 1).DepthwiseColumn(5).Conv(128, 1).DepthwiseColumn(10).Conv(128, 1).DepthwiseColumn(15).Dense(32).Dense(3).Softmax().Build();

    private static ImmutableArray<Operation> MobileNetV1(double width, long side, long classes, bool isDense)
    {
        NetworkBuilder net = new NetworkBuilder(3, side, side).Conv((long)(32 * width), 3, 2);
        foreach ((long filters, long stride) in ((long, long)[])[(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1)])
        {
            net.Depthwise(3, stride).Conv((long)(filters * width), 1);
        }

        return net.AveragePool().Dense(classes).Softmax().Build();
    }

    private static ImmutableArray<Operation> MobileNetV2()
    {
        NetworkBuilder net = new NetworkBuilder(3, 224, 224).Conv(32, 3, 2);
        foreach ((long expansion, long filters, int blocks, long stride) in ((long, long, int, long)[])[(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)])
        {
            for (int i = 0; i < blocks; i++)
            {
                Bottleneck(net, expansion, filters, 3, i == 0 ? stride : 1, hasResidual: i > 0);
            }
        }

        return net.Conv(1280, 1).AveragePool().Dense(ImageNet).Softmax().Build();
    }

    /// <summary>MobileNet for the Edge TPU, width 0.75: its early blocks convolve instead of expanding and convolving depthwise.</summary>
    private static ImmutableArray<Operation> MobileNetEdgeTpu()
    {
        NetworkBuilder net = new NetworkBuilder(3, 224, 224).AveragePool(1).Conv(24, 3, 2).Conv(16, 1);
        Fused(net, 8, 24, 2, 1);
        Fused(net, 4, 24, 1, 3);
        Fused(net, 8, 40, 2, 1);
        Fused(net, 4, 40, 1, 3);
        Bottleneck(net, 8, 72, 3, 2, hasResidual: false);
        Bottlenecks(net, 4, 72, 3, 3);
        Bottleneck(net, 8, 72, 3, 1, hasResidual: false);
        Bottlenecks(net, 4, 72, 3, 3);
        Bottleneck(net, 8, 120, 5, 2, hasResidual: false);
        Bottlenecks(net, 4, 120, 5, 3);
        Bottleneck(net, 8, 144, 3, 1, hasResidual: false);
        return net.Conv(1280, 1).AveragePool().Dense(ImageNet).Softmax().Build();
    }

    private static ImmutableArray<Operation> ResNet8(long first, long second, long third)
    {
        NetworkBuilder net = new NetworkBuilder(3, 32, 32).Conv(first, 3);
        Tensor shortcut = net.Current;
        net.Conv(first, 3).Conv(first, 3).Add(shortcut);
        foreach (long filters in (long[])[second, third])
        {
            Tensor entry = net.Current;
            Tensor main = net.Conv(filters, 3, 2).Conv(filters, 3).Current;
            net.From(entry).Conv(filters, 1, 2).Add(main);
        }

        return net.AveragePool().Dense(10).Softmax().Build();
    }

    private static void Fused(NetworkBuilder net, long expansion, long filters, long stride, int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            Tensor entry = net.Current;
            net.Conv(expansion * net.Channels, 3, stride).Conv(filters, 1);
            _ = stride == 1 && entry.Shape[1] == filters ? net.Add(entry) : net;
        }
    }

    private static void Bottlenecks(NetworkBuilder net, long expansion, long filters, long kernel, int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            Bottleneck(net, expansion, filters, kernel, 1, hasResidual: true);
        }
    }

    private static void Bottleneck(NetworkBuilder net, long expansion, long filters, long kernel, long stride, bool hasResidual)
    {
        Tensor entry = net.Current;
        _ = expansion > 1 ? net.Conv(expansion * net.Channels, 1) : net;
        net.Depthwise(kernel, stride).Conv(filters, 1);
        _ = hasResidual ? net.Add(entry) : net;
    }
}
