using System.Diagnostics;
using BuildingBlocks.Messaging;
using Orleans;
using Orleans.Concurrency;

namespace Ledger.EnteringActs;

/// <summary>The one log of the installation.</summary>
interface ILogGrain : IGrainWithIntegerKey
{
    /// <returns>Once the act is durable, or refused for good.</returns>
    Task<Answer> EnterAsync(Submission submission);
}

/// <summary>Gathers acts while a page is being written, and writes the next page with all of them: one write in flight, however many callers.</summary>
[Reentrant]
sealed partial class LogGrain(LogWriter writer, ILogger<LogGrain> log) : Grain, ILogGrain
{
    const int MaxPage = 1000;
    const int MaxWaiting = 20_000;
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);

    readonly Queue<Waiting> waiting = [];
    readonly Pace pace = new(LeastPause);
    bool isWriting;

    public async Task<Answer> EnterAsync(Submission submission)
    {
        if (!submission.TryRead(out var act, out var refusal))
            return Refuse(refusal);
        if (waiting.Count >= MaxWaiting)
            return new("ledger.busy", "Too many acts wait to be entered. Send this one again later.");

        var place = new Waiting(new(act, Activity.Current?.Id));
        waiting.Enqueue(place);
        if (!isWriting)
            _ = WriteAllAsync();
        return await place.Outcome.Task is EntryOutcome.Refused refused ? Refuse(refused.Reason) : Answer.Entered;
    }

    /// <summary>Begun by whoever finds no write in flight, and ends when nobody waits. It does not throw: each place learns its own outcome.</summary>
    async Task WriteAllAsync()
    {
        isWriting = true;
        try
        {
            while (waiting.Count > 0)
            {
                await pace.NextAsync();
                await WritePageAsync();
            }
        }
        finally
        {
            isWriting = false;
        }
    }

    async Task WritePageAsync()
    {
        var page = new List<Waiting>();
        while (page.Count < MaxPage && waiting.TryDequeue(out var next))
            page.Add(next);
        try
        {
            var outcomes = await writer.EnterAsync([.. page.Select(w => w.Incoming)]);
            foreach (var (place, outcome) in page.Zip(outcomes))
                place.Outcome.SetResult(outcome);
        }
        catch (Exception failure)
        {
            Failed(log, page.Count, failure);
            foreach (var place in page)
                place.Outcome.SetException(new IOException("The page was not written; the act will come again.", failure));
        }
    }

    Answer Refuse(EntryRefusal refusal)
    {
        Refused(log, refusal.Code, refusal.Message);
        return new(refusal.Code, refusal.Message);
    }

    [LoggerMessage(LogLevel.Error, "A page of {Count} acts was not written.")]
    static partial void Failed(ILogger log, int count, Exception failure);

    [LoggerMessage(LogLevel.Error, "An act was refused: {Code}: {Reason}")]
    static partial void Refused(ILogger log, string code, string reason);

    sealed record Waiting(Incoming Incoming)
    {
        public TaskCompletionSource<EntryOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
