using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.ScaleSim;

namespace HwSim.Tests.Unit.ScaleSim;

public class TopologyReaderTests
{
    [Theory]
    [InlineData("h,\nc1,10,12,3,2,4,8,2,\n")]
    [InlineData("h,\nc1,10,12,3,2,4,8,2\n")]
    [InlineData("Layer name, IFMAP Height,,,\r\n\r\n  c1 , 10 ,12, 3,2,4, 8,2 ,\r\n\r\n")]
    [InlineData("h,\nc1,10,12,3,2,4,8,2, NPU\n")]
    [InlineData("h,\nc1,10,12,3,2,4,8,2,,,\n")]
    [InlineData("h,\nc1,10,12,3,2,4,8,2,#dw\n")]
    [InlineData("h\nc1\t10\t12\t3\t2\t4\t8\t2\t\n")]
    [InlineData("\n\nLayer,H,W\nc1,10,12,3,2,4,8,2,1:1,\n")]
    public void Convolution_rows_are_read_however_sloppy(string text)
    {
        TopologyLayer layer = Assert.Single(Read(text, TopologyKind.Convolution).Layers);
        Assert.Equal(
            ("c1", 10, 12, 3, 2, 4, 8, 2, NmPattern.Dense),
            (layer.Name, layer.IfmapHeight, layer.IfmapWidth, layer.FilterHeight, layer.FilterWidth, layer.Channels, layer.Filters, layer.Stride, layer.Sparsity));
    }

    [Theory]
    [InlineData("Layer,M,N,K,\nqkv,128,384,64,\n", 1, 1)]
    [InlineData("L,M,N,K,\nqkv,128,384,64\n", 1, 1)]
    [InlineData("Layer\tM\tN\tK\nqkv\t128\t384\t64\n", 1, 1)]
    [InlineData("Layer,M,N,K,S,\nqkv,128,384,64,2:4,\n", 2, 4)]
    [InlineData("Layer,M,N,K,S\nqkv,128,384,64, 1:8\n", 1, 8)]
    public void Gemm_rows_become_one_by_one_channel_convolutions(string text, int n, int m)
    {
        TopologyLayer layer = Assert.Single(Read(text, TopologyKind.Gemm).Layers);
        Assert.Equal((128, 64, 1, 64, 1, 384, 1), (layer.IfmapHeight, layer.IfmapWidth, layer.FilterHeight, layer.FilterWidth, layer.Channels, layer.Filters, layer.Stride));
        Assert.Equal(new NmPattern(n, m), layer.Sparsity);
    }

    [Fact]
    public void Depthwise_rows_are_one_layer_per_channel()
    {
        Topology topology = Read("h,\nDP1,10,10,3,3,3,1,1,\n", TopologyKind.Convolution);
        Assert.Equal(["DP1Channel_0", "DP1Channel_1", "DP1Channel_2"], topology.Layers.Select(l => l.Name));
        Assert.All(topology.Layers, layer => Assert.Equal(1, layer.Channels));
    }

    [Fact]
    public void A_first_line_that_is_a_layer_is_left_out_with_a_warning()
    {
        Topology topology = Read("c1,10,12,3,2,4,8,2,\nc2,10,12,3,2,4,8,2,\n", TopologyKind.Convolution);
        Assert.Equal("c2", Assert.Single(topology.Layers).Name);
        Assert.Contains(topology.Findings, finding => finding.Level == FindingLevel.Warning);
    }

    [Theory]
    [InlineData("h,\nc1,10,12,3,x,4,8,2,\n", 2, 12)]
    [InlineData("h,\nc1,10,12,3,2,4,8,0,\n", 2, 18)]
    [InlineData("h,\nc1,10,12,3,2,4,-8,2,\n", 2, 16)]
    [InlineData("h,\n\nc1,10,12,11,2,4,8,2,\n", 3, 1)]
    [InlineData("h,\nq,128,384,64,\n", 2, 1)]
    [InlineData("h,\nc1,10,12,3,2,4,8,2,4:2,\n", 2, 20)]
    [InlineData("h,\nc1,99999,99999,3,2,4,8,2,\n", 2, 1)]
    [InlineData("h,\nDP,10,10,3,3,2000000,1,1,\n", 2, 1)]
    [InlineData("h,\n", 1, 1)]
    public void Broken_rows_are_diagnosed_where_they_are(string text, int line, int column)
    {
        var diagnostics = new Diagnostics();
        Assert.Null(TopologyReader.Read(new SourceText("net.csv", text), "net", TopologyKind.Convolution, diagnostics));
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal((DiagnosticCode.BadTopology, line, column), (diagnostic.Code, diagnostic.At.Line, diagnostic.At.Column));
    }

    [Fact]
    public void A_graph_counts_the_macs_that_the_topology_implies()
    {
        // The last window runs off the 5x5 ifmap: ceil((5 - 2 + 2) / 2) = 3 positions per axis.
        WorkloadGraph graph = TopologyGraph.Of(Read("h,\nc1,5,5,2,2,4,8,2,\nc1,5,5,2,2,4,8,2,\n", TopologyKind.Convolution));
        Assert.Equal(2 * 9 * 16 * 8, graph.Macs);
        Assert.Equal(["c1", "c1#2"], graph.Operations.Select(o => o.Name));
        Assert.Equal(128 * 384 * 64, TopologyGraph.Of(Read("h,\nqkv,128,384,64,\n", TopologyKind.Gemm)).Macs);
    }

    [Fact]
    public void Layouts_have_a_name_and_twenty_numbers()
    {
        var diagnostics = new Diagnostics();
        var source = new SourceText("layout.csv", "h,\nc1,1,2,3,4,5,6,0,1,2,3,4,5,0,1,2,3,4,5,6,7,\n");
        LayoutRow row = Assert.Single(LayoutReader.Read(source, diagnostics)!.Value);
        Assert.Equal([1, 2, 3, 4, 5, 6], row.IntralineFactors.AsSpan());
        Assert.Equal([4, 5, 6, 7], row.FilterInterlineOrder.AsSpan());
        Assert.Null(LayoutReader.Read(new SourceText("layout.csv", "h,\nc1,1,2,\nc2,1,2,3,4,5,6,0,1,2,3,4,5,0,1,2,3,4,x,6,7,\n"), diagnostics));
        Assert.Equal(2, diagnostics.Count);
    }

    private static Topology Read(string text, TopologyKind kind)
    {
        var diagnostics = new Diagnostics();
        Topology? topology = TopologyReader.Read(new SourceText("net.csv", text), "net", kind, diagnostics);
        Assert.True(topology is not null, string.Join('\n', diagnostics));
        return topology;
    }
}
