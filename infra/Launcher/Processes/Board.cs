using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Launcher.Processes;

/// <summary>Shows steps that run side by side, each with its time: moving on a terminal, one line each elsewhere.</summary>
internal sealed class Board
{
    readonly ProgressContext? moving;

    Board(ProgressContext? moving) => this.moving = moving;

    public static Task ShowAsync(Func<Board, Task> work) => AnsiConsole.Profile.Capabilities.Interactive
        ? AnsiConsole.Progress().AutoClear(true).HideCompleted(true).AutoRefresh(true)
            .Columns(new SpinnerColumn(Spinner.Known.Dots), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(context => work(new Board(context)))
        : work(new Board(null));

    /// <summary>Runs one step; its line says the time it took, and what it has to add.</summary>
    public async Task StepAsync(string what, Func<Task<string?>> step)
    {
        var clock = Stopwatch.StartNew();
        var line = moving?.AddTask(Markup.Escape(what)).IsIndeterminate();
        try
        {
            var remark = await step();
            Say(what, clock.Elapsed, remark);
        }
        finally
        {
            line?.StopTask();
        }
    }

    public Task StepAsync(string what, Func<Task> step) => StepAsync(what, async () => { await step(); return null; });

    /// <summary>A failure is told at once, not after the slowest of the others.</summary>
    public static async Task AllAsync(IEnumerable<Task> steps)
    {
        var open = steps.ToList();
        while (open.Count > 0)
        {
            var done = await Task.WhenAny(open);
            open.Remove(done);
            await done;
        }
    }

    static void Say(string what, TimeSpan time, string? remark)
    {
        var seconds = time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(7);
        AnsiConsole.MarkupLine($"[grey]{seconds} s[/]  {Markup.Escape(what)}{(remark is null ? "" : $" [grey]{Markup.Escape(remark)}[/]")}");
    }
}
