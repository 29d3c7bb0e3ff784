using System.Security.Cryptography;
using System.Text.Json;
using BuildingBlocks.EventStore;

namespace Compliance.Storage;

/// <summary>What people decide here binds someone: its record is kept, and its hash goes to the ledger.</summary>
static class BindingActs
{
    const string Service = "compliance";
    const int SaltBytes = 16;

    /// <summary>Adds the record of an event. Its body is the stored event, under the identifier of what it happened to.</summary>
    /// <param name="noun">What it happened to, such as <c>model</c>: the kind is <c>compliance.model-registered</c> and the like.</param>
    public static Commit Bind<TEvent>(this Commit commit, string noun, Guid act, DateTimeOffset at, Guid subject, TEvent happened)
        where TEvent : notnull
    {
        var body = JsonSerializer.SerializeToNode(happened, happened.GetType(), StoredJson.Options)!.AsObject();
        body.Remove("act");
        body.Remove("at");
        body[$"{noun}Id"] = subject.ToString("D");
        var kind = $"compliance.{noun}-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";
        return commit.Bind(SaltedRecord.Create(act, kind, at, body, RandomNumberGenerator.GetBytes(SaltBytes)), Service);
    }
}
