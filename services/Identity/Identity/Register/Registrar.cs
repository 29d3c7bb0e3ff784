using BuildingBlocks.Domain;
using BuildingBlocks.EventStore;
using Identity.Domain;
using Identity.Domain.Organizations;

namespace Identity.Register;

/// <summary>Carries out commands on organizations: load, decide, append, answer. The store's expected version keeps writers apart.</summary>
sealed class Registrar(EventStore store)
{
    const int Attempts = 8;
    const int LongestPauseMs = 10;
    static readonly EventCodec<OrganizationEvent> Codec = new("organization");

    /// <summary>Carries out commands in order, all of them or none.</summary>
    /// <param name="request">The client's id for them; null for commands of the platform itself, which are idempotent.</param>
    /// <param name="also">What else is written with the events, in the same transaction: what opens a door and is no event.</param>
    public async Task<Outcome<OrganizationEvent>> HandleAsync(
        OrganizationId id, IReadOnlyList<OrganizationCommand> commands, Request? request, CancellationToken cancellation, Action<Commit>? also = null)
    {
        var stream = $"{Codec.Category}-{id.Value:D}";
        for (var attempt = 1; ; attempt++)
        {
            var recorded = await store.ReadStreamAsync(stream, 0, cancellation);
            var state = recorded.Select(Codec.Read).Aggregate(Organization.Initial, Organization.Evolve);
            var (events, after, refusal) = Decide(state, commands);
            if (refusal is not null)
                return request is not null && await store.FindCommandAsync(request, cancellation) is { } known
                    ? await RecallAsync(stream, known, cancellation)
                    : new Outcome<OrganizationEvent>.Refused(refusal.Code, refusal.Message);
            if (events.Count == 0 && request is null)
                return new Outcome<OrganizationEvent>.Done([], Repeated: false);

            var commit = new Commit(stream, recorded.Count, request);
            foreach (var happened in events)
            {
                commit.Append(Codec.Write(happened));
                Projection.Of(commit, id, (Organization.Registered)after, happened);
            }
            also?.Invoke(commit);
            switch (await store.CommitAsync(commit, cancellation))
            {
                case CommitOutcome.Committed:
                    return new Outcome<OrganizationEvent>.Done(events, Repeated: false);
                case CommitOutcome.Conflict when attempt < Attempts:
                    await Task.Delay(Random.Shared.Next(attempt * LongestPauseMs), cancellation);   // or those who met meet again
                    break;
                case CommitOutcome.Conflict:
                    return new Outcome<OrganizationEvent>.Refused("command.contended", "Many changes were made at once. Nothing was changed by this one; send it again.");
                case var known:
                    return await RecallAsync(stream, known, cancellation);
            }
        }
    }

    /// <summary>What speaks against a command at this moment; null if nothing does. Nothing is written.</summary>
    public async Task<OrganizationRefusal?> WeighAsync(OrganizationId id, OrganizationCommand command, CancellationToken cancellation)
    {
        var recorded = await store.ReadStreamAsync($"{Codec.Category}-{id.Value:D}", 0, cancellation);
        return Decide(recorded.Select(Codec.Read).Aggregate(Organization.Initial, Organization.Evolve), [command]).Refusal;
    }

    static (IReadOnlyList<OrganizationEvent> Events, Organization After, OrganizationRefusal? Refusal) Decide(
        Organization state, IReadOnlyList<OrganizationCommand> commands)
    {
        var events = new List<OrganizationEvent>();
        foreach (var command in commands)
        {
            switch (Organization.Decide(state, command))
            {
                case Decision<OrganizationEvent, OrganizationRefusal>.Refused refused:
                    return ([], state, refused.Reason);
                case Decision<OrganizationEvent, OrganizationRefusal>.Accepted accepted:
                    events.AddRange(accepted.Events);
                    state = accepted.Events.Aggregate(state, Organization.Evolve);
                    break;
            }
        }
        return (events, state, null);
    }

    async Task<Outcome<OrganizationEvent>> RecallAsync(string stream, CommitOutcome known, CancellationToken cancellation)
    {
        if (known is not CommitOutcome.Repeated repeated || repeated.Stream != stream)
            return new Outcome<OrganizationEvent>.Refused("command.reused", "This command id was used before for another request. Use a new one.");

        var events = await store.ReadStreamAsync(stream, repeated.FirstVersion - 1, cancellation);
        return new Outcome<OrganizationEvent>.Done([.. events.TakeWhile(e => e.Version <= repeated.LastVersion).Select(Codec.Read)], Repeated: true);
    }
}
