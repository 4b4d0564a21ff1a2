using System.Runtime.InteropServices;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>The commands of a run in the order in which the host issues them. May be cleared and filled again.</summary>
public sealed class LaunchProgram
{
    private readonly List<Command> commands = [];
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>How many there are.</summary>
    public int Count => commands.Count;

    /// <summary>The commands.</summary>
    public ReadOnlySpan<Command> Commands => CollectionsMarshal.AsSpan(commands);

    /// <summary>How many names there are.</summary>
    public int Names => names.Count;

    /// <summary>A name by its number.</summary>
    public string NameOf(int number) => names[number];

    /// <summary>The number of a name.</summary>
    public int NumberOf(string name)
    {
        if (!numbers.TryGetValue(name, out int number))
        {
            number = names.Count;
            names.Add(name);
            numbers[name] = number;
        }

        return number;
    }

    /// <summary>Adds a command.</summary>
    /// <returns>Its number.</returns>
    public int Add(in Command command)
    {
        commands.Add(command);
        return commands.Count - 1;
    }

    /// <summary>Takes all commands out; names stay.</summary>
    public void Clear() => commands.Clear();
}
