namespace Standards.Domain.Credentials;

/// <summary>What Identity has told of one delegation or substitution: a person may use powers of an organization for a time.</summary>
/// <param name="Under">The delegation, and the substitution under it if this is one.</param>
/// <param name="Powers">Names, such as <c>VOTE</c>.</param>
/// <param name="From">The first instant at which it holds.</param>
/// <param name="Until">The first instant at which it no longer holds; null where it has no end.</param>
/// <param name="RevokedAt">The first instant at which it no longer holds because it was taken back; null where it was not.</param>
public sealed record Credential(Authority Under, ImmutableArray<string> Powers, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset? RevokedAt)
{
    /// <summary>The power to take the floor, to comment and to declare.</summary>
    public const string Speak = "SPEAK";

    /// <summary>The power to vote for an organization.</summary>
    public const string Vote = "VOTE";

    /// <summary>The power to bind an organization: to adopt, to reserve, to object, to appeal.</summary>
    public const string Sign = "SIGN";

    /// <summary>Why a person with these credentials may not use a power at an instant, or null where one of them holds.</summary>
    /// <remarks>Of several reasons the one nearest to holding is given: revoked, expired, not yet valid; missing where there is none at all.</remarks>
    public static CredentialRefusal? Check(IEnumerable<Credential> credentials, string power, DateTimeOffset now)
    {
        CredentialRefusal? nearest = new CredentialRefusal.Missing(power);
        foreach (var credential in credentials.Where(c => c.Powers.Contains(power)))
        {
            if (credential.Check(power, now) is not { } refusal)
                return null;
            if (nearest is CredentialRefusal.Missing || Rank(refusal) > Rank(nearest))
                nearest = refusal;
        }
        return nearest;
    }

    /// <summary>By what right a person with these credentials uses a power at an instant; null where <see cref="Check(IEnumerable{Credential}, string, DateTimeOffset)"/> refuses.</summary>
    /// <remarks>A delegation of one's own comes before a substitution, and the earlier before the later.</remarks>
    public static Authority? Choose(IEnumerable<Credential> credentials, string power, DateTimeOffset now) => credentials
        .Where(c => c.Powers.Contains(power) && c.Holds(now))
        .OrderBy(c => c.Under.Substitution is not null).ThenBy(c => c.From).ThenBy(c => c.Under.Delegation.Value)
        .FirstOrDefault()?.Under;

    /// <summary>Whether it holds at an instant.</summary>
    public bool Holds(DateTimeOffset at) => From <= at && !(Until <= at) && !(RevokedAt <= at);

    CredentialRefusal? Check(string power, DateTimeOffset now) => this switch
    {
        { RevokedAt: { } revoked } when now >= revoked => new CredentialRefusal.Revoked(power, revoked),
        { Until: { } until } when now >= until         => new CredentialRefusal.Expired(power, until),
        _ when now < From                              => new CredentialRefusal.NotYetValid(power, From),
        _                                              => null,
    };

    static int Rank(CredentialRefusal refusal) => refusal switch
    {
        CredentialRefusal.Missing     => 0,
        CredentialRefusal.Revoked     => 1,
        CredentialRefusal.Expired     => 2,
        CredentialRefusal.NotYetValid => 3,
        _                             => throw new UnreachableException(),
    };
}

/// <summary>Why a person may not act for an organization.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record CredentialRefusal(string Code, string Message) : IRefusal
{
    /// <summary>No delegation gives the power.</summary>
    public sealed record Missing(string Power) : CredentialRefusal(
        "credential.missing", $"You have no delegation to {Verb(Power)} for your organization. Its head of delegation or the secretariat can give one.");

    /// <summary>The delegation was taken back.</summary>
    public sealed record Revoked(string Power, DateTimeOffset At)
        : CredentialRefusal("credential.revoked", $"Your delegation to {Verb(Power)} was revoked on {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>The delegation has ended.</summary>
    public sealed record Expired(string Power, DateTimeOffset Until)
        : CredentialRefusal("credential.expired", $"Your delegation to {Verb(Power)} ended on {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>The delegation has not begun.</summary>
    public sealed record NotYetValid(string Power, DateTimeOffset From)
        : CredentialRefusal("credential.not_yet_valid", $"Your delegation to {Verb(Power)} begins on {From.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    static string Verb(string power) => power.ToLowerInvariant();
}
