using System.Diagnostics.CodeAnalysis;
using Contracts.Ledger;
using Orleans;

namespace Ledger.EnteringActs;

/// <summary>An act as it travels to the log.</summary>
[GenerateSerializer, Immutable]
sealed record Submission(Guid ActId, string Kind, string RecordHash, string Service, DateTimeOffset At)
{
    public static Submission Of(BindingAct act) => new(act.ActId, act.Kind, act.RecordHash, act.Service, act.At);

    public bool TryRead([NotNullWhen(true)] out Act? act, [NotNullWhen(false)] out EntryRefusal? refusal) =>
        Act.TryRead(ActId, Kind, RecordHash, Service, At, out act, out refusal);
}

/// <summary>What the log answers; without a code the act is in it.</summary>
[GenerateSerializer, Immutable]
sealed record Answer(string? Code, string? Message)
{
    public static Answer Entered { get; } = new(null, null);
}
