using System.Security.Cryptography;
using System.Text.Json;
using Compliance.Domain.Disclosures;
using Orleans;

namespace Compliance.FilingADisclosure;

/// <summary>One report, under <see cref="DisclosureCode.SubjectOf"/>.</summary>
interface IDisclosureGrain : IGrainWithStringKey
{
    /// <summary>Files it. The same report filed again is one.</summary>
    /// <returns>The act of the filing.</returns>
    Task<Answer> FileAsync(Asked command, string locator, byte[] salt, byte[] hash);

    /// <summary>Who filed it adds something. There is no person and no command that could be told from others.</summary>
    Task<Answer> AddAsync(Asked command);

    /// <summary>A monitor answers, or closes it.</summary>
    Task<Answer> DoAsync(Order order, Asked command);
}

sealed class DisclosureGrain(EventStore store, Clock clock) : AggregateGrain<Disclosure, DisclosureCommand, DisclosureEvent, DisclosureRefusal>(store, Codec), IDisclosureGrain
{
    public static readonly EventCodec<DisclosureEvent> Codec = new("disclosure");

    readonly EventStore store = store;
    (string Locator, byte[] Salt, byte[] Hash) code = ("", [], []);

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Disclosure Initial => Disclosure.Initial;

    protected override Disclosure Evolve(Disclosure state, DisclosureEvent happened) => Disclosure.Evolve(state, happened);

    protected override Decision<DisclosureEvent, DisclosureRefusal> Decide(Disclosure state, DisclosureCommand command) => Disclosure.Decide(state, command);

    public Task<Answer> FileAsync(Asked command, string locator, byte[] salt, byte[] hash) => Unseen.DoAsync(async () =>
    {
        code = (locator, salt, hash);
        var outcome = await HandleAsync(Now(command), request: null);
        return outcome is Outcome<DisclosureEvent>.Done { Events.Count: 0 }
            ? new(null, null, Json.Of(new { act = Codec.Read((await store.ReadStreamAsync(Stream))[0]).Act }))
            : Asked.Answered(outcome);
    });

    public Task<Answer> AddAsync(Asked command) => Unseen.DoAsync(async () => Answer.Ended(await HandleAsync(Now(command), request: null)));

    public async Task<Answer> DoAsync(Order order, Asked command) => Asked.Answered(await HandleAsync(Now(command), order.ToRequest()));

    DisclosureCommand Now(Asked command) => command.Read<DisclosureCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };

    protected override void Project(Commit commit, Disclosure before, Disclosure after, IReadOnlyList<DisclosureEvent> events)
    {
        foreach (var happened in events)
        {
            var kind = $"compliance.disclosure-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";
            commit.Bind(kind, new ActId(happened.Act), happened.At, "disclosureId", Id, new Sealed(HashOf(happened)));
            if (happened is DisclosureEvent.Filed filed)
                commit.Execute(
                    "insert into disclosure (id, locator, salt, hash, subject, filed_at, newest) values ($1, $2, $3, $4, $5, $6, 'Filed')",
                    Sql.Uuid(Id), Sql.Text(code.Locator), Sql.Bytes(code.Salt), Sql.Bytes(code.Hash), Sql.Text(filed.Subject), Sql.Instant(filed.At));
            else
                commit.Execute(
                    "update disclosure set newest = $2, closed_at = coalesce(closed_at, $3) where id = $1",
                    Sql.Uuid(Id), Sql.Text(happened.GetType().Name), Sql.Instant(happened is DisclosureEvent.Closed ? happened.At : null));
        }
    }

    // The record can be shown without the report: it holds the hash of what was written, and the salt of the record keeps that from being guessed.
    static string HashOf(DisclosureEvent happened) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), StoredJson.Options)));

    sealed record Sealed(string Sha256);
}
