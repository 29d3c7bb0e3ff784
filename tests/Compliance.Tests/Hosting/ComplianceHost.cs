using Compliance.Domain.Pausing;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Hosting;

/// <summary>The Compliance service.</summary>
public sealed class ComplianceHost : TestedService
{
    readonly Flows flows;

    public ComplianceHost()
        : this(new Flows()) { }

    ComplianceHost(Flows flows)
        : base((args, configure) => ComplianceService.Create(args, builder =>
        {
            configure(builder);
            builder.Services.AddSingleton(flows.Policy);
        })) => this.flows = flows;

    /// <summary>Which fields of pauses reach whom, from the next start on.</summary>
    public FlowPolicy Policy
    {
        get => flows.Policy;
        set => flows.Policy = value;
    }

    sealed class Flows
    {
        public FlowPolicy Policy { get; set; } = FlowPolicy.Shipped;
    }
}
