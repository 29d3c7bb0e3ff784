using Compliance.Oscal.Cli;

return Commands.Run(args, Console.OpenStandardOutput(), Console.Error);
