using System.CommandLine;
using HwSim.Cli;

var root = new RootCommand("HwSim") { ScaleSimVerb.Create() };
return root.Parse(args).Invoke();
