using Npgsql;
using Standards.Domain.Credentials;
using Standards.Storage;

namespace Standards.Reactions;

/// <summary>How a credential stands in its table.</summary>
static class CredentialRows
{
    public const string Columns = "delegation_id, substitution_of, powers, valid_from, valid_until, revoked_at";

    public static Credential Read(NpgsqlDataReader row) => new(
        row.OrNull<Guid>(1) is { } under ? new(new(under), new SubstitutionId(row.GetGuid(0))) : new(new(row.GetGuid(0)), null),
        [.. row.GetFieldValue<string[]>(2)], row.GetFieldValue<DateTimeOffset>(3), row.OrNull<DateTimeOffset>(4), row.OrNull<DateTimeOffset>(5));
}
