using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using GraphQL;

namespace Identity.Graph;

/// <summary>What clients give, read or refused.</summary>
static class Given
{
    public static Guid Uuid(string text, string field) =>
        TryUuid(text) ?? throw new RefusalError("input.invalid", $"{field} is not a UUID.");

    /// <summary>The UUID of an identifier, or null where it cannot be one; then nothing has it.</summary>
    public static Guid? TryUuid(string text) => Guid.TryParseExact(text, "D", out var value) ? value : null;

    /// <summary>An instant; one without an offset is taken as UTC.</summary>
    public static DateTimeOffset Instant(DateTime given) =>
        new(given.Kind is DateTimeKind.Unspecified ? DateTime.SpecifyKind(given, DateTimeKind.Utc) : given.ToUniversalTime());

    /// <summary>The person who asks. A program of its own has no part in this.</summary>
    public static (Guid Person, Caller Caller) Person(this IResolveFieldContext context)
    {
        var caller = Caller.Of(context.User) ?? throw new RefusalError("auth.required", "Sign in first: this needs a token.");
        return (caller.PersonId ?? throw new RefusalError("auth.forbidden", "This is for people; a program has no part in it."), caller);
    }
}
