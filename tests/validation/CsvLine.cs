namespace HwSim.Tests.Validation;

/// <summary>Splits a line of comma-separated values with double quotes around those that hold commas.</summary>
internal static class CsvLine
{
    /// <summary>The values of a line.</summary>
    public static string[] Cells(string line)
    {
        List<string> cells = [];
        System.Text.StringBuilder cell = new();
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c != '"')
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
