namespace Launcher.Tye;

/// <summary>What tye.yaml lists: the parts of the house and how each is started.</summary>
internal sealed record Application(string File, string Name, string? Solution, IReadOnlyList<Service> Services)
{
    public string Folder => Path.GetDirectoryName(File)!;

    public Service? Find(string name) => Services.FirstOrDefault(service => service.Name == name);

    /// <summary>The database server, where the file lists one.</summary>
    public Service? Database => Services.FirstOrDefault(service => service.Run is Run.Database);
}

/// <summary>One part.</summary>
/// <param name="ReadinessPath">Where it says over HTTP whether it is ready; without one it is ready once its port answers.</param>
internal sealed record Service(
    string Name, Run Run, IReadOnlyList<Binding> Bindings, IReadOnlyList<KeyValuePair<string, string>> Variables, string? ReadinessPath)
{
    /// <summary>Tye's token for the connection string of a service that has a database of its own.</summary>
    const string DatabaseToken = "${service:postgres:connectionString}";

    public Binding? Http => Bindings.FirstOrDefault(binding => binding.Protocol == "http");

    public bool HasDatabase => Variables.Any(variable => variable.Value.Contains(DatabaseToken, StringComparison.Ordinal));

    public bool HasSilo => Bindings.Any(binding => binding.Name == "silo");

    public Binding? Find(string? binding) => Bindings.FirstOrDefault(candidate => binding is null || candidate.Name == binding);
}

/// <summary>A port that a part listens on, as declared: an instance moves it by its offset.</summary>
internal sealed record Binding(string? Name, string Protocol, int Port);

/// <summary>How a part is run.</summary>
internal abstract record Run
{
    Run() { }

    /// <summary>A .NET project, built by us and run as the program it becomes.</summary>
    internal sealed record Project(string File) : Run
    {
        public string Name => Path.GetFileNameWithoutExtension(File);
        public string Folder => Path.GetDirectoryName(File)!;
    }

    /// <summary>Any other program.</summary>
    internal sealed record Executable(string Program, IReadOnlyList<string> Arguments, string Folder) : Run;

    /// <summary>PostgreSQL: a container for Tye, the private server for us.</summary>
    internal sealed record Database : Run;
}
