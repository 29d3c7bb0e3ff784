using Replay;
using Replay.Asking;
using Replay.Reading;
using Replay.Reporting;
using Replay.RollCalls;
using Replay.Voting;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, interrupted.CancelAsync());
try
{
    if (args is ["unga", var folder, .. [] or ["--json"]] and [.., var last])
    {
        var totals = new Assembly().Decide(RollCallFile.Read(folder));
        Console.Out.Write(last is not "--json" ? totals.ToText() : totals.ToJson());
        return 0;
    }
    var options = Options.Parse(args);
    var file = BallotFile.Read(options.File);
    using var mesh = await Mesh.OfAsync(options, interrupted.Token);
    var outcome = await new IsoBallot(mesh, options).RunAsync(file, interrupted.Token);
    Console.Out.Write(options.Json ? Report.Json(outcome) : Report.Text(outcome));
    return 0;
}
catch (Trouble trouble)
{
    await Console.Error.WriteLineAsync(trouble.Message);
    return trouble.ExitCode;
}
catch (Refusal refusal)
{
    await Console.Error.WriteLineAsync($"{refusal.Message} ({refusal.Code})");
    return 1;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    return 130;
}
