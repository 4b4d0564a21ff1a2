using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Systolic;

/// <summary>Reads systolic machine files.</summary>
public sealed class SystolicModel : IMachineModel
{
    public string Name => "systolic";

    public string Description => "Systolic array with three scratchpads, a vector unit and one main memory; output-, weight- or input-stationary.";

    public JsonObject Schema() => SystolicFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(into);
        if (!SystolicFile.Type.TryRead(file, into, out SystolicSpecWithTable? read))
        {
            return null;
        }

        SystolicSpec spec = read.Spec;
        if (spec.Technology is not { } technology)
        {
            return new SystolicArray(spec, null, null, Constants(spec, []), Findings(spec));
        }

        if (tables.Find(read.EnergyTable) is not { } table)
        {
            into.Add(DiagnosticCode.UnknownName, file["energy_table"]!.At, $"there is no energy table '{read.EnergyTable}'", Suggest.From(read.EnergyTable, tables.Names, "energy tables"));
            return null;
        }

        string[] known = [.. table.Parts.Select(p => p.Name)];
        foreach (string name in spec.WholeParts.Names.Where(n => !known.Contains(n)))
        {
            into.Add(DiagnosticCode.UnknownName, file["parts"]!.At, $"the energy table '{table.Name}' has no part '{name}'", Suggest.From(name, known, "parts"));
        }

        SystolicParts parts = SystolicParts.Of(spec, tables.EstimatorOf(table, technology));
        return new SystolicArray(spec, parts, table.Name, Constants(spec, parts.All), Findings(spec));
    }

    private static IEnumerable<ConstantUse> Constants(SystolicSpec spec, ImmutableArray<PartEstimate> parts)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            string source = bandwidth.Source.Length > 0 ? bandwidth.Source : "design parameter of the machine file";
            yield return new ConstantUse("dram.bandwidth", bandwidth.Value.ToString(), source, bandwidth.Trust);
        }

        if (spec.DramBackground is { } background)
        {
            yield return new ConstantUse("dram.background", background.Value.ToString(), background.Source, background.Trust);
        }

        yield return new ConstantUse("scratchpad and edge bandwidth", "R + C operands a cycle", "as in SCALE-Sim: the scratchpads feed every edge of the array each cycle", Trust.Assumed);
        foreach (PartEstimate part in parts)
        {
            string unit = part.AccessBits switch { 0 => "an operation", 1 => "a bit", _ => $"an access of {part.AccessBits} bits" };
            yield return new ConstantUse($"{part.Part}: energy", part.Read is { } energy ? $"{energy} {unit}" : "no figure", part.Source, part.Trust);
            if (part.Area is { } area)
            {
                yield return new ConstantUse($"{part.Part}: area of one", area.ToString(), part.Source, part.Trust);
            }
        }
    }

    private static ImmutableArray<Finding> Findings(SystolicSpec spec)
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        if (spec.Bandwidth is null)
        {
            findings.Add(new Finding("unlimited-bandwidth", FindingLevel.Warning, "The machine file gives no main-memory bandwidth, so it is taken as unlimited: times are those of the array and the vector unit alone."));
        }

        if (spec.LargestSparseGroup > 1)
        {
            findings.Add(new Finding("operand-select", FindingLevel.Note, $"The {spec.LargestSparseGroup}:1 operand multiplexers that N:M weights need have no published figure, so neither energy nor area is totalled."));
        }

        if (spec.CountsStaticPower)
        {
            findings.Add(new Finding("static-power", FindingLevel.Note, "Energies include static power: leakage of the parts that have a figure and the background of main memory, for as long as each operation takes."));
        }

        return findings.ToImmutable();
    }
}
