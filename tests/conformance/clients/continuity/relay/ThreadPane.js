import { graphql } from 'relay-runtime';

/** A thread that is paged back from its end, and that new entries are appended to. */
export const thread = graphql`
  fragment ThreadPane_thread on Thread
  @argumentDefinitions(last: { type: "Int", defaultValue: 20 }, before: { type: "String" })
  @refetchable(queryName: "ThreadPaneBackQuery") {
    cursor
    entries(last: $last, before: $before) @connection(key: "ThreadPane_entries") {
      edges {
        node {
          ...EntryLine_entry
        }
      }
    }
  }
`;

export const entries = graphql`
  subscription ThreadPaneEntriesSubscription($customerId: ID!, $after: String) {
    threadEntries(customerId: $customerId, after: $after) {
      id
      ...EntryLine_entry
    }
  }
`;
