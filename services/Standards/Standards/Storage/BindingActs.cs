using System.Security.Cryptography;
using System.Text.Json;
using BuildingBlocks.EventStore;

namespace Standards.Storage;

/// <summary>Every event of this service binds someone: its record is kept, and its hash goes to the ledger.</summary>
static class BindingActs
{
    const string Service = "standards";
    const int SaltBytes = 16;

    /// <summary>Adds the record of an event. Its body is the stored event, under the identifier of what it happened to.</summary>
    /// <param name="kind">Published: <c>standards.vote-cast</c> and the like.</param>
    public static Commit Bind<TEvent>(this Commit commit, string kind, ActId act, DateTimeOffset at, string subject, Guid subjectId, TEvent happened)
        where TEvent : notnull
    {
        var body = JsonSerializer.SerializeToNode(happened, happened.GetType(), StoredJson.Options)!.AsObject();
        body.Remove("act");
        body.Remove("at");
        body[subject] = subjectId.ToString("D");
        return commit.Bind(SaltedRecord.Create(act.Value, kind, at, body, RandomNumberGenerator.GetBytes(SaltBytes)), Service);
    }
}
