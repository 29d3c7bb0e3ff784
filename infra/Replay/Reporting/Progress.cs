using Spectre.Console;

namespace Replay.Reporting;

/// <summary>How far it has come, on standard error, where a person looks on.</summary>
sealed class Progress(bool quiet) : IDisposable
{
    readonly IAnsiConsole? console = quiet || Console.IsErrorRedirected ? null : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
    readonly Lock gate = new();
    string title = "";
    int done, all;

    public void Begin(string what, int count)
    {
        lock (gate)
        {
            (title, done, all) = (what, 0, count);
            Show();
        }
    }

    public void Step()
    {
        lock (gate)
        {
            done++;
            Show();
        }
    }

    public void Dispose() => console?.Write("\r\x1b[2K");

    void Show() => console?.Markup($"\r\x1b[2K[grey]{Markup.Escape(title)}[/] {done} of {all}");
}
