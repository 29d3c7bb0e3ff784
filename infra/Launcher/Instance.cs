using System.Globalization;
using System.Text.RegularExpressions;

namespace Launcher;

/// <summary>One installation of the house on this machine: its name, its ports, and the one folder it writes to.</summary>
/// <remarks>Several instances live side by side: AIGOV_INSTANCE names one, AIGOV_PORT_OFFSET moves its ports.</remarks>
internal sealed partial record Instance(string Root, string Name, int PortOffset)
{
    const int FirstPort = 1024, PortCount = 65536 - FirstPort;

    public string State => Path.Combine(Root, ".local", Name);
    public string Postgres => Path.Combine(State, "postgres");
    public string Logs => Path.Combine(State, "logs");
    public string Secrets => Path.Combine(State, "secrets");
    public string Run => Path.Combine(State, "run");
    public string SupervisorLog => Path.Combine(Logs, "launcher.log");
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Where the build puts the program of a project.</summary>
    public string ProgramOf(string project) => Path.Combine(Artifacts, "bin", project, "release", project);

    /// <summary>The port here for a port in tye.yaml. An offset that leads past the last port starts over at the first unprivileged one.</summary>
    public int Port(int declared) => FirstPort + (declared - FirstPort + PortOffset) % PortCount;

    public static Instance FromEnvironment()
    {
        var name = Environment.GetEnvironmentVariable("AIGOV_INSTANCE") is { Length: > 0 } given ? given : "main";
        if (!InstanceName().IsMatch(name))
            throw new Obstacle($"AIGOV_INSTANCE is \"{name}\"", "use up to 40 small letters, digits and hyphens");

        var offset = Environment.GetEnvironmentVariable("AIGOV_PORT_OFFSET") is { Length: > 0 } text ? text : "0";
        if (!int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= PortCount)
            throw new Obstacle($"AIGOV_PORT_OFFSET is \"{offset}\"", $"give a whole number below {PortCount}");

        return new Instance(FindRoot(), name, number);
    }

    /// <summary>Makes the folders; what is inside them is for the owner alone.</summary>
    public Instance Prepare()
    {
        Directory.CreateDirectory(State);
        foreach (var folder in (string[])[Logs, Secrets, Run])
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AdvancedAIGov.sln"))) return folder.FullName;
        throw new Obstacle("the launcher does not lie inside the repository", "start it by infra/up");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex InstanceName();
}
