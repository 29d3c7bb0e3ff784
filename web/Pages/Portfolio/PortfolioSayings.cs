namespace Web.Pages.Portfolio;

/// <summary>What is said of duties and of the portfolio, in words.</summary>
static class PortfolioSayings
{
    public static string Of(Words l, DutyState state) => state switch
    {
        DutyState.Overdue    => l["Overdue"],
        DutyState.Disputed   => l["Over on one view, running on another"],
        DutyState.Unsettled  => l["Over, not settled"],
        DutyState.Lifted     => l["No longer asked"],
        DutyState.Due        => l["Due"],
        DutyState.Unrecorded => l["Day over, nothing on record"],
        DutyState.Undated    => l["No day known"],
        DutyState.MetLate    => l["Filed late"],
        _                    => l["Filed in time"],
    };

    public static string Of(Words l, PortfolioOrder order) => order switch
    {
        PortfolioOrder.Overdue  => l["Most overdue first"],
        PortfolioOrder.Due      => l["Most due first"],
        PortfolioOrder.Findings => l["Most findings first"],
        PortfolioOrder.Failing  => l["Most failing conditions first"],
        PortfolioOrder.Models   => l["Most models first"],
        _                       => l["By name"],
    };

    public static string Of(Words l, RiskSource source) => source switch
    {
        RiskSource.Area        => l["area of risk"],
        RiskSource.Safeguard   => l["safeguard"],
        RiskSource.Requirement => l["requirement"],
        RiskSource.Control     => l["control of NIST’s AI RMF"],
        RiskSource.Condition   => l["condition of licences"],
        _                      => l["incidents counted"],
    };
}
