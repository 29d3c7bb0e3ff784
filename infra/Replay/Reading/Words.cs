namespace Replay.Reading;

/// <summary>Of a member in the electorate: takes an active part in the committee, or not.</summary>
enum Standing { Participating, Other }

enum Position { Approve, Disapprove, Abstain }

/// <summary>The words that such files use, in any letter case.</summary>
static class Words
{
    public static Standing? StandingOf(string word) => Plain(word) switch
    {
        "p" or "p-member" or "participating"                    => Standing.Participating,
        "other" or "o" or "o-member" or "observer" or "non-p"   => Standing.Other,
        _                                                       => null,
    };

    public static Position? PositionOf(string word) => Plain(word) switch
    {
        "approve" or "approved" or "approval" or "yes"              => Position.Approve,
        "disapprove" or "disapproved" or "disapproval" or "no"      => Position.Disapprove,
        "abstain" or "abstained" or "abstention"                    => Position.Abstain,
        _                                                           => null,
    };

    /// <summary>A note that says that a negative vote came without reasons.</summary>
    public static bool DeniesReasons(string note) =>
        Plain(note) is "without reasons" or "no reasons" or "without technical reasons" or "no technical reasons" or "without comments" or "no comments";

    public static bool SaysComments(string note) => Plain(note) is "with comments" or "comments" or "with reasons";

    static string Plain(string word) => string.Join(' ', word.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
