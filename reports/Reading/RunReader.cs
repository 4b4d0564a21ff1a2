using System.Text.Json;
using HwSim.Core.Config;
using HwSim.Core.Results;

namespace HwSim.Reports.Reading;

/// <summary>Reads result documents back. Whatever the text holds, the outcome is a run whose every part is there, or diagnostics.</summary>
public static class RunReader
{
    /// <summary>Reads one document.</summary>
    /// <returns>The run, or null after diagnostics.</returns>
    public static RunResult? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        int before = into.Count;
        DocumentCheck.Run(source, into);
        if (into.Count > before)
        {
            return null;
        }

        try
        {
            return ResultJson.ReadRun(source.Text);
        }
        catch (JsonException)
        {
            into.Add(DiagnosticCode.BadResult, source.Start, $"the document is not a whole {RunResult.SchemaName} document", "write it anew with 'hwsim run --json'");
            return null;
        }
    }
}
