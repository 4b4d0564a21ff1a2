using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Config;
using HwSim.Core.Mappings;

namespace HwSim.Tests.Unit.ScaleSim;

public class ScaleSimConfigReaderTests
{
    private const string Complete = """
        [general]
        run_name = test_run

        [architecture_presets]
        ArrayHeight:    16
        ArrayWidth:     8
        IfmapSramSzkB:   4
        FilterSramSzkB:  2
        OfmapSramSzkB:   1
        IfmapOffset:    0
        FilterOffset:   10000000
        OfmapOffset:    20000000
        Bandwidth : 5, 6,7
        Dataflow : is
        MemoryBanks:   1

        [layout]
        IfmapCustomLayout: False
        IfmapSRAMBankBandwidth: 20
        IfmapSRAMBankNum: 10
        IfmapSRAMBankPort: 2
        FilterCustomLayout: False
        FilterSRAMBankBandwidth: 30
        FilterSRAMBankNum: 10
        FilterSRAMBankPort: 2

        [sparsity]
        SparsitySupport : true
        SparseRep : csr
        OptimizedMapping : true
        BlockSize : 8
        RandomNumberGeneratorSeed : 41

        [run_presets]
        InterfaceBandwidth: USER
        UseRamulatorTrace: False
        """;

    [Fact]
    public void Every_key_is_read()
    {
        (ScaleSimConfig? config, Diagnostics diagnostics, List<Finding> notes) = Read(Complete);
        Assert.Empty(diagnostics);
        Assert.Empty(notes);
        Assert.Equal(
            new ScaleSimConfig("test_run", 16, 8, 4, 2, 1, 10_000_000, Dataflow.InputStationary, BandwidthMode.User, 20, 30, 5, new ScaleSimSparsity(SparseRepresentation.Csr, RowWise: true, 8, 41)),
            config);
    }

    [Fact]
    public void Keys_have_any_case_and_either_delimiter()
    {
        string text = Complete.Replace("ArrayHeight:    16", "  # a comment\n; another\narrayheight =\t16", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(16, Read(text).Config?.ArrayRows);
    }

    [Fact]
    public void Sections_that_only_scale_sim_insists_on_have_defaults_with_notes()
    {
        string text = string.Join('\n', Complete.Split('\n')[..15]) + "\n[run_presets]\nInterfaceBandwidth: USER\n";
        (ScaleSimConfig? config, Diagnostics diagnostics, List<Finding> notes) = Read(text);
        Assert.Empty(diagnostics);
        Assert.Equal((10, 10, 5, null), (config!.IfmapBandwidth, config.FilterBandwidth, config.OfmapBandwidth, config.Sparsity));
        Assert.Contains(notes, note => note.Message.Contains("SparsitySupport", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Message.Contains("UseRamulatorTrace", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_key_is_noted_with_a_suggestion()
    {
        (ScaleSimConfig? config, _, List<Finding> notes) = Read(Complete.Replace("MemoryBanks", "ArrayHieght", StringComparison.Ordinal));
        Assert.NotNull(config);
        Assert.Contains("did you mean 'ArrayHeight'?", Assert.Single(notes).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InterfaceBandwidth: USER", "InterfaceBandwidth: CALCC", DiagnosticCode.UnknownChoice, "did you mean 'CALC'?")]
    [InlineData("InterfaceBandwidth: USER", "", DiagnosticCode.MissingKey, "")]
    [InlineData("Dataflow : is", "Dataflow : WS", DiagnosticCode.UnknownChoice, "did you mean 'ws'?")]
    [InlineData("ArrayHeight:    16", "ArrayHeight: many", DiagnosticCode.NotANumber, "")]
    [InlineData("ArrayHeight:    16", "", DiagnosticCode.MissingKey, "")]
    [InlineData("ArrayWidth:     8", "ArrayWidth: 0", DiagnosticCode.OutOfRange, "")]
    [InlineData("ArrayWidth:     8", "ArrayWidth: 99999999999999999999", DiagnosticCode.NotANumber, "")]
    [InlineData("IfmapSramSzkB:   4", "IfmapSramSzkB: -4", DiagnosticCode.OutOfRange, "")]
    [InlineData("Bandwidth : 5, 6,7", "Bandwidth : 5, x", DiagnosticCode.NotANumber, "")]
    [InlineData("SparseRep : csr", "SparseRep : crs", DiagnosticCode.UnknownChoice, "did you mean 'csr'?")]
    [InlineData("BlockSize : 8", "BlockSize : 32", DiagnosticCode.OutOfRange, "")]
    [InlineData("OptimizedMapping : true", "OptimizedMapping : maybe", DiagnosticCode.UnknownChoice, "write True or False")]
    [InlineData("IfmapCustomLayout: False", "IfmapCustomLayout: True", DiagnosticCode.UnsupportedFeature, "set it to False")]
    [InlineData("UseRamulatorTrace: False", "UseRamulatorTrace: True", DiagnosticCode.UnsupportedFeature, "set it to False")]
    [InlineData("run_name = test_run", "run_name = ../other", DiagnosticCode.OutOfRange, "")]
    [InlineData("[general]", "", DiagnosticCode.Syntax, "a SCALE-Sim configuration starts with [general]")]
    [InlineData("MemoryBanks:   1", "Dataflow: ws", DiagnosticCode.DuplicateKey, "")]
    [InlineData("MemoryBanks:   1", "MemoryBanks", DiagnosticCode.Syntax, "write 'key : value'")]
    public void Mistakes_are_numbered_and_have_suggestions(string right, string wrong, DiagnosticCode code, string suggestion)
    {
        Assert.Contains(right, Complete, StringComparison.Ordinal);
        (ScaleSimConfig? config, Diagnostics diagnostics, _) = Read(Complete.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(config);
        Diagnostic diagnostic = diagnostics.First();
        Assert.Equal((code, suggestion), (diagnostic.Code, diagnostic.Suggestion));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        string text = Complete.Replace("USER", "USR", StringComparison.Ordinal).Replace(": is", ": os ws", StringComparison.Ordinal).Replace("ArrayWidth:     8", "ArrayWidth: eight", StringComparison.Ordinal);
        Assert.Equal([6, 14, 35], Read(text).Diagnostics.Select(d => d.At.Line));
    }

    private static (ScaleSimConfig? Config, Diagnostics Diagnostics, List<Finding> Notes) Read(string text)
    {
        var diagnostics = new Diagnostics();
        List<Finding> notes = [];
        return (ScaleSimConfigReader.Read(new SourceText("test.cfg", text), diagnostics, notes), diagnostics, notes);
    }
}
