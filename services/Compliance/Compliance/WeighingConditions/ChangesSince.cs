using Npgsql;

namespace Compliance.WeighingConditions;

/// <summary>The first change of a model that whoever said something about a version had not known.</summary>
sealed record LaterChange(string Kind, DateTimeOffset At);

/// <summary>What lapses because of a change has lapsed the instant that the model changed. That is in the same transaction as the change; that it lapsed is noted later.</summary>
static class ChangesSince
{
    /// <summary>Of the rows <c>o</c> of claims or assessments: joins columns <c>h.kind</c> and <c>h.at</c>, which are null where nothing has changed.</summary>
    public const string Joined =
        """
        left join lateral (
          select c.kind, c.at from model_change c where c.model_id = o.model_id and c.number > o.seen and (c.version is null or c.version = o.version) order by c.number limit 1
        ) h on true
        """;

    /// <summary>The change in columns one and two.</summary>
    public static LaterChange? Read(NpgsqlDataReader r) => r.TextOrNull(1) is { } kind ? new(kind, new DateTimeOffset(r.GetFieldValue<DateTime>(2))) : null;

    /// <summary>When a round of an assessment lapsed; null where it did not. Of the last round it is known from the changes themselves, before it is noted; of an earlier one what was noted.</summary>
    /// <param name="isNoted">The round begins with the note that it has.</param>
    /// <param name="noted">What the note says that follows the round.</param>
    public static DateTimeOffset? LapseOf(bool isNoted, bool isLast, DateTimeOffset? noted, LaterChange? change) => isNoted ? DateTimeOffset.MinValue : isLast ? change?.At : noted;
}
