using System.Security.Cryptography;
using System.Text.Json;
using BuildingBlocks.Domain;

namespace BuildingBlocks.EventStore;

/// <summary>Events that bind someone: their record is kept, and its hash goes to the ledger.</summary>
public static class BindingActs
{
    const int SaltBytes = 16;

    /// <summary>Adds the record of an event. Its body is the stored event, under the identifier of what it happened to.</summary>
    /// <param name="kind">Published: <c>standards.vote-cast</c> and the like; it begins with the service.</param>
    /// <param name="format">How the event is stored, where that is not as usual.</param>
    public static Commit Bind<TEvent>(this Commit commit, string kind, ActId act, DateTimeOffset at, string subject, Guid subjectId, TEvent happened, JsonSerializerOptions? format = null)
        where TEvent : notnull
    {
        var body = JsonSerializer.SerializeToNode(happened, happened.GetType(), format ?? StoredJson.Options)!.AsObject();
        body.Remove("act");
        body.Remove("at");
        body[subject] = subjectId.ToString("D");
        return commit.Bind(SaltedRecord.Create(act.Value, kind, at, body, RandomNumberGenerator.GetBytes(SaltBytes)), kind[..kind.IndexOf('.', StringComparison.Ordinal)]);
    }
}
