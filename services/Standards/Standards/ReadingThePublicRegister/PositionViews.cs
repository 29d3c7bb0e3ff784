using GraphQL;
using Standards.Domain.Publications;
using Standards.Graph;

namespace Standards.ReadingThePublicRegister;

[Public, Name("StandardAdoption")]
sealed class AdoptionView(Adoption adoption)
{
    public OrganizationStub Member => new(adoption.Member.Value);

    public int Edition => adoption.Edition;

    public Correspondence Degree => adoption.Degree;

    public string NationalNumber => adoption.NationalNumber;

    public DateOnly On => adoption.On;

    public IEnumerable<DeviationView> Deviations => adoption.Deviations.Select(d => new DeviationView(d));

    public ReceiptStub Receipt => new(adoption.Act.Value);
}

[Public, Name("StandardDeviation")]
sealed class DeviationView(Deviation deviation)
{
    [Id]
    public string Element => deviation.Element.Value;

    public string Text => deviation.Text;
}

[Public, Name("StandardReservation")]
sealed class ReservationView(Reservation reservation)
{
    [Id]
    public string Id => reservation.Act.Value.ToString("D");

    public OrganizationStub Member => new(reservation.Member.Value);

    public int Edition => reservation.Edition;

    [Id]
    public IEnumerable<string> Elements => reservation.Elements.Select(e => e.Value);

    public string Text => reservation.Text;

    public DateOnly From => reservation.From;

    public DateOnly? WithdrawnOn => reservation.WithdrawnOn;

    public ReceiptStub Receipt => new(reservation.Act.Value);
}

[Public, Name("StandardEntryDay")]
sealed class EntryDayView(EntryDay day)
{
    public OrganizationStub Member => new(day.Member.Value);

    public int Edition => day.Edition;

    public DateOnly On => day.On;

    public ReceiptStub Receipt => new(day.Act.Value);
}

[Public, Name("StandardReview")]
sealed class StandardReviewView(Review review)
{
    public ReviewCause Cause => review.Cause;

    public DateOnly OpenedOn => review.OpenedOn;

    public ReceiptStub Receipt => new(review.Act.Value);
}

[Public, Name("StandardWithdrawal")]
sealed class StandardWithdrawalView(Withdrawal withdrawal)
{
    public string Reasons => withdrawal.Reasons;

    public DateOnly ObjectionsUntil => withdrawal.ObjectionsUntil;

    public IEnumerable<ObjectionView> Objections => withdrawal.Objections.Select(o => new ObjectionView(o));

    public bool IsReferred => withdrawal.IsReferred;

    public ReceiptStub Receipt => new(withdrawal.Act.Value);
}

[Public, Name("StandardObjection")]
sealed class ObjectionView(Objection objection)
{
    public OrganizationStub Member => new(objection.Member.Value);

    public string Reasons => objection.Reasons;

    public ReceiptStub Receipt => new(objection.Act.Value);
}
