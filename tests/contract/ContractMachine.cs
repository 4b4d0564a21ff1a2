using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Tests.Contract;

/// <summary>A machine under test: a preset with overrides.</summary>
internal sealed record ContractMachine(string Preset, string[] Overrides)
{
    /// <summary>Every preset of every model, and every variant of each model's first preset (of its own name, if there is one), by name.</summary>
    public static IReadOnlyDictionary<string, ContractMachine> All { get; } = Enumerate().ToDictionary(m => m.Name, m => m.Machine);

    public static TheoryData<string> Names => [.. All.Keys];

    public ContractModel Model => ContractModel.All[((ScalarNode)File()["model"]!).Value];

    /// <summary>The machine with more overrides.</summary>
    public IAccelerator Build(params string[] more) => Build(File(more));

    public static IAccelerator Build(MappingNode file)
    {
        Diagnostics problems = [];
        IAccelerator? machine = Machines.Build(file, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return machine!;
    }

    public MappingNode File(params string[] more)
    {
        Diagnostics problems = [];
        MappingNode? file = Machines.Resolve(Machines.Preset(Preset)!, [.. Overrides, .. more], problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return file!;
    }

    private static IEnumerable<(string Name, ContractMachine Machine)> Enumerate()
    {
        foreach (IGrouping<string, string> presets in Machines.Presets.GroupBy(p => ((ScalarNode)new ContractMachine(p, []).File()["model"]!).Value))
        {
            string model = presets.Key;
            string varied = presets.FirstOrDefault(p => p.StartsWith(model, StringComparison.Ordinal)) ?? presets.First();
            foreach (string preset in presets)
            {
                yield return (preset, new ContractMachine(preset, []));
            }

            foreach ((string name, string[] overrides) in ContractModel.All[model].Variants)
            {
                yield return ($"{model} {name}", new ContractMachine(varied, overrides));
            }
        }
    }
}
