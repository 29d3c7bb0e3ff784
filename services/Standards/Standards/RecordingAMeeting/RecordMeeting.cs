using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>A meeting that was held, and the members that took part; all others were absent.</summary>
sealed class RecordMeetingInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    public required string Title { get; init; }

    public required DateTime HeldAt { get; init; }

    public required IReadOnlyList<AttendanceInput> Attendance { get; init; }
}

/// <summary>How a member took part.</summary>
sealed class AttendanceInput
{
    [Id]
    public required string MemberId { get; init; }

    [DefaultAstValue("PRESENT")]
    public required Presence Presence { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> RecordMeeting(IResolveFieldContext context, [FromServices] Committees committees, RecordMeetingInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.RecordMeeting(
                default, input.Title, Input.Instant(input.HeldAt, "heldAt"),
                [.. input.Attendance.Select(a => new Attendance(new(Input.Uuid(a.MemberId, "memberId")), a.Presence))], Committees.By(context), default));
}
