using Collaborative.Domain.Accounts;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Awards;

/// <summary>How one application to a small call is decided: it is complete and eligible, it was screened if it had to be, and its share has what it needs.</summary>
public static class SmallAward
{
    /// <summary>The award, or why there is none.</summary>
    public static AwardVerdict Of(ApplicationId id, Dossier dossier, MemberId share, IEnumerable<Left> left) =>
        Awarding.Of([new(id, share, dossier.Form.Needs, [])], left)[0];

    /// <summary>The award of a verdict, under the conditions of the screening.</summary>
    public static Award AwardOf(AwardVerdict verdict, Dossier dossier, MemberId share, Period use) => new(share, verdict.Lines, use, dossier.Conditions);
}
