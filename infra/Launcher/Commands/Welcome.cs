using Launcher.Processes;
using Spectre.Console;

namespace Launcher.Commands;

/// <summary>What a person needs once everything runs: the addresses, and who can sign in.</summary>
internal static class Welcome
{
    /// <summary>Service, path, what is there. Only what tye.yaml lists is shown.</summary>
    static readonly (string Service, string Path, string What)[] Places =
    [
        ("web", "/", "the house"),
        ("gateway", "/graphql", "GraphQL, for integrators"),
        ("identity", "/.well-known/openid-configuration", "sign-in, OpenID Connect"),
        ("mesh", "/traces", "traces of recent requests; measures beside them"),
    ];

    static readonly (string Name, string Who)[] People =
    [
        ("delegate.no", "Delegate, Norway; each country by its two letters"),
        ("secretariat", "Secretariat"),
        ("monitor", "Monitor, Secretariat"),
        ("researcher", "Researcher, Demonstration Institute"),
        ("compliance", "Compliance officer, Demonstration Laboratory"),
        ("integrator", "Integrator, Demonstration Laboratory"),
    ];

    public static void Print(House house, bool detached)
    {
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "");
        foreach (var (service, path, what) in Places)
            if (house.AddressOf(service) is { } address) table.AddRow(new Markup($"[bold]{Markup.Escape(address + path)}[/]"), new Markup($"[grey]{what}[/]"));
        if (house.Application.Find("identity") is not null)
        {
            table.AddEmptyRow();
            foreach (var (name, who) in People) table.AddRow(new Markup(name), new Markup($"[grey]{who}[/]"));
            table.AddRow(new Markup($"password [bold]{Markup.Escape(house.DemonstrationPassword)}[/]"), new Markup("[grey]of all these people, drawn for this installation[/]"));
            table.AddRow(new Markup("demo-integrator"), new Markup($"[grey]a program; its secret is in {Markup.Escape(SecretOfProgram(house.Instance))}[/]"));
        }
        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine(detached ? "Everything is ready. infra/status shows it, infra/down stops it." : "Everything is ready. Ctrl-C stops it.");
    }

    static string SecretOfProgram(Instance instance) => Path.GetRelativePath(instance.Root, Path.Combine(instance.Secrets, "client-demo-integrator"));
}
