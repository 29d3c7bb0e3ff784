using System.Text.Json;

namespace Compliance.Storage;

/// <summary>What people decide here binds someone: its record is kept, and its hash goes to the ledger.</summary>
static class Binding
{
    /// <summary>Adds the record of an event under the identifier of what it happened to.</summary>
    /// <param name="noun">What it happened to, such as <c>model</c>: the kind is <c>compliance.model-registered</c> and the like.</param>
    public static Commit Bind<TEvent>(this Commit commit, string noun, Guid act, DateTimeOffset at, Guid subject, TEvent happened)
        where TEvent : notnull =>
        commit.Bind($"compliance.{noun}-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}", new ActId(act), at, $"{noun}Id", subject, happened);
}
