using BuildingBlocks.Messaging;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.ReadingABallot;
using Standards.ReadingACommittee;
using Standards.ReadingAmendments;
using Standards.ReadingAProcess;
using Standards.ReadingAProject;
using Standards.ReadingAnAppeal;
using Standards.ReadingCommitments;
using Standards.ReadingComments;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>What the fields of one request ask for, fetched level by level.</summary>
sealed class Loaders(
    NpgsqlDataSource database, BindingRecords records, CommitteeHistories histories, StandardLoading standards, AppealLoading appeals, HeldEvidence held)
{
    public BatchLoader<Guid, ProjectView> Projects { get; } = new((ids, stop) => ProjectRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<ProjectView>> RevisionsOfProject { get; } = new((ids, stop) => ProjectRow.RevisingAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<ProjectView>> ProjectsOfCommittee { get; } = new((ids, stop) => ProjectRow.OfCommitteesAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<DraftView>> EditionsOfProject { get; } = new((ids, stop) => DraftRow.OfProjectsAsync(database, ids, stop));

    public BatchLoader<Guid, Held> Held { get; } = new(held.OfProjectsAsync);

    public BatchLoader<Guid, DraftView> Drafts { get; } = new((ids, stop) => DraftRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, BallotView> Ballots { get; } = new((ids, stop) => BallotRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<BallotView>> BallotsOfProject { get; } = new((ids, stop) => BallotRow.OfProjectsAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<EntitlementView>> Electorates { get; } = new((ids, stop) => EntitlementView.OfBallotsAsync(database, ids, stop));

    public BatchLoader<Guid, Tally> Tallies { get; } = new((ids, stop) => Counting.OfBallotsAsync(database, ids, stop));

    public BatchLoader<Guid, ImmutableList<Standpoint>> Standpoints { get; } = new((ids, stop) => Counting.StandpointsAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<PronouncementRow>> Pronouncements { get; } = new((ids, stop) => PronouncementRow.OfBallotsAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<ReminderView>> Reminders { get; } = new((ids, stop) => ReminderView.OfBallotsAsync(database, ids, stop));

    public BatchLoader<Guid, RollCallView> RollCalls { get; } = new((ids, stop) => RollCallView.OfBallotsAsync(database, ids, stop));

    public BatchLoader<(Guid Ballot, Position? Position), IReadOnlyList<VoteView>> Votes { get; } = new((keys, stop) => VoteRow.OfBallotsAsync(database, keys, stop));

    public BatchLoader<(Guid Ballot, Guid Member), VoteView> VotesOfMember { get; } = new((keys, stop) => VoteRow.OfMembersAsync(database, keys, stop));

    public BatchLoader<Guid, DisclosableVote> VotesByAct { get; } = new((acts, stop) => VoteRow.OfActsAsync(database, acts, stop));

    public BatchLoader<Guid, StandardView> Standards { get; } = new(standards.FindAsync);

    public BatchLoader<Guid, IReadOnlyList<StandardView>> StandardsOfProject { get; } = new(standards.OfProjectsAsync);

    public BatchLoader<Guid, AppealView> Appeals { get; } = new(appeals.FindAsync);

    public BatchLoader<Guid, IReadOnlyList<AppealView>> AppealsOfProject { get; } = new(appeals.OfProjectsAsync);

    public BatchLoader<string, IReadOnlyList<ProcessVersionRow>> ProcessVersions { get; } = new((ids, stop) => ProcessVersionRow.OfProcessesAsync(database, ids, stop));

    public BatchLoader<(string Process, int Version), ProcessVersionRow> ProcessVersionAt { get; } = new((keys, stop) => ProcessVersionRow.FindAsync(database, keys, stop));

    public BatchLoader<Guid, ProjectRunView> Runs { get; } = new((ids, stop) => RunRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<ProjectStepView>> StepsOfProject { get; } = new((ids, stop) => StepRow.OfProjectsAsync(database, ids, stop));
    public BatchLoader<Guid, ConsultationView> Consultations { get; } = new((ids, stop) => ConsultationRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, DraftCommentView> DraftComments { get; } = new(async (ids, stop) =>
        (await CommentRow.FindAsync(database, ids, stop)).ToDictionary(c => c.Key, c => new DraftCommentView(c.Value)));

    public BatchLoader<Guid, AmendmentView> Amendments { get; } = new((ids, stop) => AmendmentRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<AmendmentRow>> AmendmentsOfDraft { get; } = new((ids, stop) => AmendmentRow.OfDraftsAsync(database, ids, stop));

    public BatchLoader<Guid, string> Records { get; } = new((acts, stop) => records.ReadAsync(acts, stop));

    public BatchLoader<Guid, CommitteeView> Committees { get; } = new((ids, stop) => CommitteeRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<CommitteeView>> CommitteesUnder { get; } = new((ids, stop) => CommitteeRow.UnderAsync(database, ids, stop));

    public BatchLoader<Guid, CommitteeHistory> Histories { get; } = new(histories.ReadAsync);

    public BatchLoader<Guid, IReadOnlyList<BallotView>> BallotsOfCommittee { get; } = new((ids, stop) => CommitteeRow.BallotsAsync(database, ids, stop));

    public BatchLoader<Guid, ElectorateSourceView> ElectorateSources { get; } = new((ids, stop) => ElectorateSourceView.OfBallotsAsync(database, ids, stop));

    public BatchLoader<Guid, AuthorityView> Authorities { get; } = new((acts, stop) => AuthorityView.OfVotesAsync(database, acts, stop));
}
