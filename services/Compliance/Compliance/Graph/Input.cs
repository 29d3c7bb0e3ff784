using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using GraphQL;

namespace Compliance.Graph;

/// <summary>What clients give, read or refused.</summary>
static class Input
{
    public static Guid Uuid(string text, string field) =>
        TryUuid(text) ?? throw new RefusalError("input.invalid", $"{field} is not a UUID.");

    /// <summary>The UUID of an identifier, or null where it cannot be one; then nothing has it.</summary>
    public static Guid? TryUuid(string text) => Guid.TryParseExact(text, "D", out var value) ? value : null;

    public static DateTimeOffset Instant(DateTime value, string field) => value.Kind is DateTimeKind.Unspecified
        ? throw new RefusalError("input.invalid", $"{field} needs an offset from UTC, such as Z.")
        : new(value.ToUniversalTime());

    /// <summary>The person who asks.</summary>
    /// <exception cref="RefusalError">A program asks.</exception>
    public static Guid DemandPerson(this IResolveFieldContext context) =>
        context.Caller().PersonId ?? throw new RefusalError("auth.forbidden", "Only a person can do this.");

    /// <summary>Who asks. The field's access rule has seen to it that there is one.</summary>
    public static Caller Caller(this IResolveFieldContext context) =>
        BuildingBlocks.Hosting.Caller.Of(context.User) ?? throw new RefusalError("auth.required", "Sign in first: this needs a token.");
}
