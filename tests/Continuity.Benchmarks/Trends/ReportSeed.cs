using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Recovery;
using Continuity.Redis.Customers;
using Continuity.Redis.Projections;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Benchmarks.Trends;

/// <summary>Very many reports of 16 weeks, each of another customer: most by chance, and in the last 8 weeks so many of some categories, each at a half hour of the week, that there are as many trends as are told.</summary>
/// <param name="now">The time at their end.</param>
internal sealed class ReportSeed(DateTimeOffset now)
{
    private const int AtOnce = 128;
    private const int Categories = 50;
    private const int Products = 200;
    private const int Sites = 100;
    private const int Agents = 300;
    private static readonly TimeSpan Span = TimeSpan.FromDays(16 * 7);

    /// <summary>Counts them all, as the relay does.</summary>
    /// <param name="projection">What counts.</param>
    /// <param name="reports">How many there are.</param>
    public async Task CountAsync(Projection projection, int reports)
    {
        foreach (var part in Enumerable.Range(1, reports).Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(number => projection.ApplyAsync(ProblemReported.Of(CustomerId.New(now), Report(number)), CancellationToken.None)));
        }
    }

    /// <summary>Writes reports that were counted, with their customers and tickets, as commands do.</summary>
    /// <param name="customers">The store.</param>
    /// <param name="reports">The reports.</param>
    public async Task WriteAsync(CustomerStore customers, IEnumerable<ProblemReportId> reports)
    {
        foreach (var part in reports.Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(report => customers.CommitAsync<bool>(new(report.Home), (state, at) => Decision.Accept(true, Begun(state, report.Number, at)), null, CancellationToken.None)));
        }
    }

    private CustomerState Begun(CustomerState state, int number, DateTimeOffset at) => state with
    {
        Profile = state.Profile with { TicketCount = 1, ProblemReportCount = number },
        Tickets = state.Tickets.Add(1, new Ticket(1, $"{100_000 + number}", "A bill that is too high", at, Channel.Phone) { ProblemReports = [number] }),
        ProblemReports = state.ProblemReports.Add(number, Report(number)),
    };

    /// <summary>A report, the same one whenever it is made.</summary>
    private ProblemReport Report(int number)
    {
        var random = new Random(number);
        var isConduct = random.Next(10) == 0;
        var at = now - (random.NextDouble() * Span);
        var (category, product, site, agent) = ($"Category {random.Next(Categories)}", $"Product {random.Next(Products)}", $"Site {random.Next(Sites)}", $"agent-{random.Next(Agents)}");
        if (random.Next(60) < (at > now - (Span / 2) ? 3 : 1))
        {
            var rising = random.Next(TrendOptions.Most);
            (category, product, site, agent) = ($"Rising category {rising}", $"Rising product {rising}", $"Rising site {rising}", $"rising-agent-{rising}");
            at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerDay)).AddDays(-1).AddMinutes((30 * (rising % 48)) + random.Next(30));
        }

        return new(number, 1, isConduct ? ProblemKind.Conduct : ProblemKind.Product, category, new string('d', 1_000), at, at, ActorRef.Agent("ana"))
        {
            Product = product,
            Site = site,
            InvolvedAgent = isConduct ? agent : null,
        };
    }
}
