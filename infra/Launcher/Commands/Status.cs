using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Launcher.Preparing;
using Launcher.Processes;
using Launcher.Supervising;
using Spectre.Console;

namespace Launcher.Commands;

/// <summary>Tells what runs, where, and whether it is ready. Ends with 0 when all is, 1 when something is not, 3 when nothing runs.</summary>
internal static class Status
{
    sealed record Report(string Instance, bool Running, bool Ready, int? Supervisor, long? RssBytes, long DiskFreeBytes, IReadOnlyList<Row> Parts);

    sealed record Row(string Name, string? Address, string Health, string? Detail, int? Pid, int Restarts, double? UptimeSeconds, double? ReadyAfterSeconds, long? RssBytes);

    static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static int Run(Instance instance, bool json)
    {
        var state = new StateFile(instance).Read() is { IsRunning: true } running ? running : null;
        var rows = state?.Parts.Select(RowOf).ToList() ?? [];
        var report = new Report(instance.Name, state is not null, state?.IsReady ?? false, state?.Supervisor.Id, rows.Sum(row => row.RssBytes), Directory.Exists(instance.State) ? Disk.FreeFor(instance) : 0, rows);
        if (json) Console.WriteLine(JsonSerializer.Serialize(report, Layout));
        else Print(report);
        return report switch { { Running: false } => 3, { Ready: false } => 1, _ => 0 };
    }

    static Row RowOf(PartState part)
    {
        var process = part.Process is { IsAlive: true } alive ? alive : (ProcessIdentity?)null;
        var uptime = process is null ? null : (DateTimeOffset.UtcNow - part.Since)?.TotalSeconds;
        return new(
            part.Name, part.Address, (process is null && part.Phase == Phase.Ready ? Phase.Waiting : part.Phase).ToString().ToLowerInvariant(), part.Detail, process?.Id, part.Restarts,
            uptime is null ? null : Math.Round(uptime.Value, 1), part.ReadyAfter, process is null ? null : Memory.ResidentOf(process.Value.Id));
    }

    static void Print(Report report)
    {
        if (!report.Running)
        {
            AnsiConsole.MarkupLineInterpolated($"the instance \"{report.Instance}\" does not run → infra/up starts it");
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("part", "address", "health");
        foreach (var heading in (string[])["pid", "restarts", "up", "memory"]) table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var row in report.Parts)
            table.AddRow(new[]
            {
                row.Name, row.Address ?? "", Health(row), row.Pid?.ToString(CultureInfo.InvariantCulture) ?? "",
                row.Restarts.ToString(CultureInfo.InvariantCulture), Duration(row.UptimeSeconds), Size(row.RssBytes),
            }.Select((text, column) => column == 2 ? new Markup(text) : new Markup(Markup.Escape(text))));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"all together {Size(report.RssBytes)}");
        if (report.DiskFreeBytes < Disk.ForRunning) AnsiConsole.MarkupLineInterpolated($"[red]the disk has only {Size(report.DiskFreeBytes)} left → make room[/]");
    }

    static string Health(Row row) => $"[{(row.Health == "ready" ? "green" : "red")}]{row.Health}[/]{(row.Detail is null ? "" : $" {Markup.Escape(row.Detail)}")}";

    static string Duration(double? seconds) => seconds is null ? "" : TimeSpan.FromSeconds((long)seconds).ToString("c", CultureInfo.InvariantCulture);

    static string Size(long? bytes) => bytes is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024} MiB");
}
