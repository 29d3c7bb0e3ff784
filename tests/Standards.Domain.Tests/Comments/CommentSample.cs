using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Documents;

namespace Standards.Domain.Tests.Comments;

using CommentaryScenario = Scenario<Commentary, CommentaryCommand, CommentaryEvent, CommentaryRefusal>;
using ConsultationScenario = Scenario<Consultation, ConsultationCommand, ConsultationEvent, ConsultationRefusal>;
using ResolutionScenario = Scenario<Resolution, ResolutionCommand, ResolutionEvent, ResolutionRefusal>;

/// <summary>A consultation on the document that has everything, open from morning to evening.</summary>
static class CommentSample
{
    public static readonly Document Text = Trees.OfEveryKind;
    public static readonly Period Running = new(Sample.Evening, IsClosed: false, IsInvited: true);

    public static CommentaryScenario ACommentary => new(Commentary.Initial, Commentary.Evolve, Commentary.Decide);

    public static ConsultationScenario AConsultation => new(Consultation.Initial, Consultation.Evolve, Consultation.Decide);

    public static ResolutionScenario AResolution => new(Resolution.Initial, Resolution.Evolve, Resolution.Decide);

    public static ConsultationCommand.Open Open => new(
        Sample.Act(1), new(Sample.Id(2)), new(Sample.Id(3)), "secretariat", [Sample.Norway, Sample.Japan], Sample.Evening, Sample.Morning);

    public static ConsultationEvent.Opened Opened => new(Sample.Act(1), new(new(Sample.Id(2)), new(Sample.Id(3)), "secretariat", [Sample.Norway, Sample.Japan], Sample.Morning, Sample.Evening));

    public static ConsultationEvent.Closed Ended => new(Sample.Act(2), Sample.Evening, "deadline");

    public static DraftComment Say(string text, string? change = null, string? clause = null, CommentKind kind = CommentKind.Technical, string? element = null, string? part = null) =>
        new(kind, new(element is null ? null : Trees.Id(element), clause, null, part), text, change);

    public static CommentaryCommand.Comment Comment(params ImmutableArray<DraftComment> comments) => new(Running, Text, comments, Sample.Delegate, Sample.Noon);

    public static CommentaryCommand.Replace Replace(int serial, DraftComment with) => new(Running, Text, serial, with, Sample.Delegate, Sample.Noon);

    public static CommentaryCommand.Withdraw Withdraw(int serial) => new(Running, serial, Sample.Delegate, Sample.Noon);

    public static CommentaryEvent.Commented Commented(int first, params ImmutableArray<DraftComment> comments) => new(first, comments, Sample.Delegate, Sample.Noon);

    public static CommentId Comment(int number) => new(Sample.Id(500 + number));

    public static ResolutionCommand.Dispose Dispose(CommentOutcome outcome, string? observation, params ImmutableArray<ChosenComment> comments) =>
        new(Sample.Act(9), new(outcome, observation, []), comments, Expected: null, [Text], "secretariat", Sample.Noon);
}
