using System.Collections.Immutable;
using System.Globalization;
using Continuity.Briefs;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Customers;

/// <summary>Makes a state of what <c>read.lua</c> found.</summary>
internal static class CustomerReader
{
    private const int HeadLength = 5;

    public static LoadedCustomer Read(CustomerId id, RedisResult reply)
    {
        var found = (RedisResult[])reply!;
        var alias = (string)found[1]!;
        var profile = (byte[])found[2]!;
        var state = new CustomerState(id)
        {
            Version = (string)found[0]! is { Length: > 0 } version ? long.Parse(version, CultureInfo.InvariantCulture) : 0,
            Alias = alias.Length > 0 ? new CustomerId(alias) : null,
            Profile = profile.Length > 0 ? StoreJson.Read<CustomerProfile>(profile) : new(),
            LogLength = (int)found[4],
        };
        return new Fields(state, (string)found[3]!).Read(found.AsSpan(HeadLength));
    }

    private sealed class Fields(CustomerState state, string live)
    {
        private readonly ImmutableDictionary<int, Ticket>.Builder tickets = ImmutableDictionary.CreateBuilder<int, Ticket>();
        private readonly ImmutableDictionary<int, Session>.Builder sessions = ImmutableDictionary.CreateBuilder<int, Session>();
        private readonly ImmutableDictionary<int, RecoveryRecord>.Builder recoveries = ImmutableDictionary.CreateBuilder<int, RecoveryRecord>();
        private readonly ImmutableDictionary<int, Handoff>.Builder handoffs = ImmutableDictionary.CreateBuilder<int, Handoff>();
        private readonly ImmutableDictionary<int, OwnershipOffer>.Builder offers = ImmutableDictionary.CreateBuilder<int, OwnershipOffer>();
        private readonly ImmutableDictionary<int, FollowUp>.Builder followUps = ImmutableDictionary.CreateBuilder<int, FollowUp>();
        private readonly ImmutableDictionary<int, BriefRecord>.Builder briefs = ImmutableDictionary.CreateBuilder<int, BriefRecord>();
        private readonly ImmutableDictionary<int, ProblemReport>.Builder reports = ImmutableDictionary.CreateBuilder<int, ProblemReport>();
        private readonly ImmutableDictionary<int, EntryDelivery>.Builder deliveries = ImmutableDictionary.CreateBuilder<int, EntryDelivery>();
        private readonly ImmutableDictionary<int, Entry>.Builder entries = ImmutableDictionary.CreateBuilder<int, Entry>();
        private readonly ImmutableDictionary<string, string>.Builder revisions = ImmutableDictionary.CreateBuilder<string, string>();

        public LoadedCustomer Read(ReadOnlySpan<RedisResult> namesAndValues)
        {
            for (var i = 0; i < namesAndValues.Length; i += 2)
            {
                Add((string)namesAndValues[i]!, (byte[])namesAndValues[i + 1]!);
            }

            var read = state with
            {
                Tickets = tickets.ToImmutable(),
                Sessions = sessions.ToImmutable(),
                Recoveries = recoveries.ToImmutable(),
                Handoffs = handoffs.ToImmutable(),
                OwnershipOffers = offers.ToImmutable(),
                FollowUps = followUps.ToImmutable(),
                Briefs = briefs.ToImmutable(),
                ProblemReports = reports.ToImmutable(),
                Deliveries = deliveries.ToImmutable(),
                Entries = entries.ToImmutable(),
            };
            return new(read.Profile.Erasure is null ? read : Erased.Of(read), live, revisions.ToImmutable());
        }

        private void Add(string name, byte[] value)
        {
            var number = CustomerFields.NumberOf(name);
            switch (name[0])
            {
                case 't':
                    tickets[number] = Read<Ticket>(name, value);
                    break;
                case 's':
                    sessions[number] = Read<Session>(name, value);
                    break;
                case 'r':
                    recoveries[number] = Read<RecoveryRecord>(name, value);
                    break;
                case 'h':
                    handoffs[number] = Read<Handoff>(name, value);
                    break;
                case 'o':
                    offers[number] = Read<OwnershipOffer>(name, value);
                    break;
                case 'f':
                    followUps[number] = Read<FollowUp>(name, value);
                    break;
                case 'b':
                    briefs[number] = Read<BriefRecord>(name, value);
                    break;
                case 'q':
                    reports[number] = Read<ProblemReport>(name, value);
                    break;
                case 'd':
                    deliveries[number] = Read<EntryDelivery>(name, value);
                    break;
                case 'e':
                    entries[number] = StoreJson.Read<StoredEntry>(value).At(state.Id, number);
                    break;
                case 'l':
                    // A ticket's activity stands behind its ticket.
                    tickets[number] = StoredField.Active(tickets[number], value);
                    break;
            }
        }

        private T Read<T>(string name, byte[] value)
        {
            var record = StoredField.Read<T>(value, out var revision);
            revisions[name] = revision;
            return record;
        }
    }
}
