using Npgsql;

namespace Compliance.WatchingDuties;

/// <summary>What has become a finding by itself.</summary>
/// <param name="At">When it was due, as it was asked then.</param>
sealed record MissedDuty(Guid Subject, Filing Filing, DateTimeOffset At);

static class MissedDuties
{
    /// <summary>Of some models and incidents, by these.</summary>
    public static async Task<ILookup<Guid, MissedDuty>> MissedAsync(this NpgsqlDataSource database, IEnumerable<Guid> subjects, CancellationToken cancellation) => (await database.ReadAsync(
        "select subject_id, regime, duty, missed_at from duty_docket where subject_id = any($1) and missed_at is not null", [Sql.Uuids([.. subjects])],
        r => new MissedDuty(r.GetGuid(0), new(r.GetString(1), r.GetString(2)), new(r.GetDateTime(3))), cancellation)).ToLookup(m => m.Subject);

    /// <summary>When something is due in a version of a regime: what was missed before that version ended is not taken back by what is asked later.</summary>
    /// <param name="due">By that version; null where it was due before it was asked.</param>
    public static DateTimeOffset? DueOf(this IEnumerable<MissedDuty> missed, Filing filing, DateTimeOffset? until, DateTimeOffset? due) =>
        missed.FirstOrDefault(m => m.Filing == filing) is { At: var at } && !(until <= at) ? at : due;
}
