namespace Standards.Domain.Committees;

/// <summary>What a person does for a committee.</summary>
/// <remarks>Stored format: the names. ISO/IEC Directives, Part 1: 1.8 (chairs), 1.9 (secretariats), 1.12 (convenors).</remarks>
public enum Office
{
    /// <summary>Leads a technical committee or subcommittee. One person at a time.</summary>
    Chair,

    /// <summary>Keeps the business of a committee. One person at a time.</summary>
    Secretary,

    /// <summary>Keeps the text of a project. There may be several.</summary>
    Editor,

    /// <summary>Leads a working group. One person at a time.</summary>
    Convenor,
}

/// <summary>A person's term in an office.</summary>
/// <param name="Act">The act of appointment, by which it is named.</param>
/// <param name="Office">The office.</param>
/// <param name="Person">Who holds it.</param>
/// <param name="OnBehalfOf">The member or institution that the person comes from.</param>
/// <param name="Period">When.</param>
public sealed record Appointment(ActId Act, Office Office, PersonId Person, MemberId OnBehalfOf, Period Period)
{
    /// <summary>Whether only one person may hold an office at an instant.</summary>
    public static bool IsSingle(Office office) => office is not Office.Editor;

    /// <summary>Whether a committee of that kind has such an office.</summary>
    public static bool Fits(Office office, CommitteeKind kind) => office switch
    {
        Office.Chair    => kind is not CommitteeKind.WorkingGroup,
        Office.Convenor => kind is CommitteeKind.WorkingGroup,
        _               => true,
    };
}
