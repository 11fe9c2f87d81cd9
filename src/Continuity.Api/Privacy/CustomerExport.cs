using System.Runtime.CompilerServices;
using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis.Briefs;
using Continuity.Redis.Customers;
using Continuity.Redis.Privacy;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Privacy;

/// <summary>
/// Composes exports of what is recorded when they are fetched, a stretch at a time, so that it makes no difference how much there is. Supervisors get each record as it is kept, customers what
/// they may see of theirs.
/// </summary>
internal sealed class CustomerExport(ExportLinks links, CustomerStore customers, RecordReader records, BriefReader briefs, EntryLog log, VisitExport visits, StoreTime time)
{
    private const int Version = 1;
    private const int Stretch = 50;

    /// <summary>Opens an export.</summary>
    /// <param name="token">The token of its link.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The export; null where there is none any more.</returns>
    public async Task<OpenedExport?> OpenAsync(string token, CancellationToken cancellationToken) =>
        await links.FindAsync(token, cancellationToken) is var (caller, homes) ? new(caller, homes, ThreadAccess.Of(caller, homes)) : null;

    /// <summary>Composes its lines: a head, what is recorded, and an end that says how many lines there were.</summary>
    /// <param name="export">The export.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExportEndedException">The customer was erased meanwhile.</exception>
    public async IAsyncEnumerable<byte[]> LinesAsync(OpenedExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var by = ExportJson.Of(export.Caller.ActsAs(export.Homes.Id));
        yield return ExportJson.Line("export", [("version", Version), ("customer", export.Homes.Id), ("madeAt", time.GetUtcNow()), ("by", by), ("whole", export.Rules.SeesAll)]);
        var lines = 1;
        await foreach (var line in RecordsAsync(export, cancellationToken))
        {
            lines++;
            yield return line;
        }

        yield return ExportJson.Line("end", [("lines", lines + 1)]);
    }

    private async IAsyncEnumerable<byte[]> RecordsAsync(OpenedExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!export.Rules.SeesAll)
        {
            yield return SeenRecords.Customer(export);
        }

        foreach (var home in export.Homes.All)
        {
            if (export.Rules.SeesAll)
            {
                yield return ExportJson.Line("customer", [("id", home.Id), ("record", home.Profile)]);
            }

            for (var from = 1; from <= Last(home.Profile); from += Stretch)
            {
                int[] numbers = [.. Enumerable.Range(from, Stretch)];
                var stretch = export.Rules.SeesAll ? await WholeAsync(home.Id, numbers, cancellationToken) : await SeenAsync(export, home.Id, numbers, cancellationToken);
                await ThrowIfErasedAsync(export, cancellationToken);
                foreach (var line in stretch)
                {
                    yield return line;
                }
            }

            for (var from = 1; ; from += Stretch)
            {
                var entries = await log.RangeAsync(home.Id, from, from + Stretch - 1, cancellationToken);
                var seen = export.Rules.SeesAll ? entries : await SeenAsync(export, home.Id, entries, cancellationToken);
                var deliveries = await records.DeliveriesAsync(seen.Where(static entry => entry.Draft.HasDelivery).Select(static entry => entry.Id), cancellationToken);
                await ThrowIfErasedAsync(export, cancellationToken);
                foreach (var entry in seen)
                {
                    yield return ExportedEntry.Line(entry, deliveries.GetValueOrDefault(entry.Id), export.Rules.SeesAll);
                }

                if (entries.Count < Stretch)
                {
                    break;
                }
            }
        }

        await foreach (var lines in visits.LinesAsync(export, cancellationToken))
        {
            await ThrowIfErasedAsync(export, cancellationToken);
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private async Task<IReadOnlyList<byte[]>> WholeAsync(CustomerId home, int[] numbers, CancellationToken cancellationToken)
    {
        var tickets = records.TicketsAsync(home, numbers, cancellationToken);
        var notes = records.BriefsAsync(numbers.Select(number => new TicketId(home, number)), cancellationToken);
        var recoveries = records.RecoveriesAsync(numbers.Select(number => new TicketId(home, number)), cancellationToken);
        var sessions = records.SessionsAsync(home, numbers, cancellationToken);
        var handoffs = records.HandoffsAsync(numbers.Select(number => new HandoffId(home, number)), cancellationToken);
        var offers = records.OwnershipOffersAsync(numbers.Select(number => new OwnershipOfferId(home, number)), cancellationToken);
        var followUps = records.FollowUpsAsync(numbers.Select(number => new FollowUpId(home, number)), cancellationToken);
        var reports = records.ProblemReportsAsync(EraseRecords.Reports(numbers).Select(number => new ProblemReportId(home, number)), cancellationToken);
        await Task.WhenAll(tickets, notes, recoveries, sessions, handoffs, offers, followUps, reports);
        return
        [
            .. (await tickets).Select(one => Line("ticket", home, one)),
            .. (await notes).Values.OrderBy(static one => one.Ticket).Select(one => Line("brief", home, one)),
            .. (await recoveries).Values.OrderBy(static one => one.Ticket).Select(one => Line("recovery", home, one)),
            .. (await sessions).Select(one => Line("session", home, one)),
            .. (await handoffs).Values.OrderBy(static one => one.Number).Select(one => Line("handoff", home, one)),
            .. (await offers).Values.OrderBy(static one => one.Number).Select(one => Line("ownershipOffer", home, one)),
            .. (await followUps).Values.OrderBy(static one => one.Number).Select(one => Line("followUp", home, one)),
            .. (await reports).Values.OrderBy(static one => one.Number).Select(one => Line("problemReport", home, one)),
        ];
    }

    private async Task<IReadOnlyList<byte[]>> SeenAsync(OpenedExport export, CustomerId home, int[] numbers, CancellationToken cancellationToken)
    {
        var tickets = (await records.TicketsAsync(home, numbers, cancellationToken)).Where(ticket => export.Rules.Sees(home, ticket)).ToList();
        var sources = await briefs.LoadManyAsync(tickets.Select(ticket => new TicketId(home, ticket.Number)), cancellationToken);
        var sessions = await records.SessionsAsync(home, numbers, cancellationToken);
        var followUps = await records.FollowUpsAsync(tickets.SelectMany(static ticket => ticket.FollowUps).Select(number => new FollowUpId(home, number)), cancellationToken);
        return
        [
            .. tickets.Select(ticket => SeenRecords.Ticket(export, home, ticket)),
            .. sources.Values.OrderBy(static one => one.Id.Number).Select(one => SeenRecords.Brief(one.Id, ComposeBrief.Of(one, export.Rules, export.Rules.Profile, false))),
            .. sessions.Where(export.Rules.Sees).Select(session => SeenRecords.Session(export, home, session)),
            .. tickets.SelectMany(ticket => followUps.Values.Where(followUp => followUp.Ticket == ticket.Number && export.Rules.Sees(home, ticket, followUp)))
                .OrderBy(static followUp => followUp.Number).Select(followUp => SeenRecords.FollowUp(home, followUp)),
        ];
    }

    private async Task<IReadOnlyList<Entry>> SeenAsync(OpenedExport export, CustomerId home, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var sessions = (await records.SessionsAsync(home, [.. entries.Select(static entry => entry.Draft.Session).OfType<int>().Distinct()], cancellationToken)).ToDictionary(static one => one.Number);
        return [.. entries.Where(entry => export.Rules.Sees(entry.Draft, entry.Draft.Session is { } number ? sessions.GetValueOrDefault(number) : null))];
    }

    // What was read before the customer was erased must not be told after it.
    private async Task ThrowIfErasedAsync(OpenedExport export, CancellationToken cancellationToken)
    {
        if ((await customers.LoadManyAsync([export.Homes.Id], cancellationToken))[export.Homes.Id].Profile.Erasure is not null)
        {
            throw new ExportEndedException();
        }
    }

    private static byte[] Line(string type, CustomerId home, object record) => ExportJson.Line(type, [("customer", home), ("record", record)]);

    private static int Last(CustomerProfile profile) => new[]
    {
        profile.TicketCount, profile.SessionCount, profile.HandoffCount, profile.OwnershipOfferCount, profile.FollowUpCount, profile.ProblemReportCount, profile.ConductReportCount,
    }.Max();
}
